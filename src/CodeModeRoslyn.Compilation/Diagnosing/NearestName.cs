namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>
    /// The one among <paramref name="names"/> that is nearest to <paramref name="wanted"/>: equal but for case,
    /// underscores and a missing <c>Async</c>, or within a third of its length in edits (Levenshtein distance).
    /// </summary>
    /// <returns>The name, or null when none is near.</returns>
    public static string? Of(string wanted, IReadOnlyCollection<string> names)
    {
        var plain = Plain(wanted);
        return names.FirstOrDefault(name => Plain(name) == plain)
            ?? names
                .Select(name => (name, distance: Distance(plain, Plain(name))))
                .Where(candidate => candidate.distance <= Math.Max(1, plain.Length / 3))
                .OrderBy(candidate => candidate.distance)
                .ThenBy(candidate => candidate.name, StringComparer.Ordinal)
                .Select(candidate => candidate.name)
                .FirstOrDefault();
    }

    private static string Plain(string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        return plain.EndsWith("async", StringComparison.Ordinal) && plain.Length > 5 ? plain[..^5] : plain;
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
