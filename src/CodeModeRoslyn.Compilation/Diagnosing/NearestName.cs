namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>Two names are compared letter by letter, and a script's may be as long as the script.</summary>
    private const int LongestName = 100;

    private static readonly string[] Prefixes = ["As", "Get", "To"];

    /// <summary>The only one among <paramref name="names"/> that is equal but for case, underscores and a missing <c>Async</c>; null when there is none, or more than one.</summary>
    public static string? Same(string wanted, IReadOnlyCollection<string> names)
    {
        var plain = Plain(wanted);
        return names.Where(name => Plain(name) == plain).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : null;
    }

    /// <summary>The only one among <paramref name="names"/> that says the same after another of the words that conversions begin with; null when there is none, or more than one.</summary>
    public static string? ButForPrefix(string wanted, IReadOnlyCollection<string> names) =>
        RestOf(wanted) is { } rest ? names.Where(name => name != wanted && RestOf(name) == rest).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : null : null;

    /// <summary>
    /// The one among <paramref name="names"/> that is nearest to <paramref name="wanted"/>: equal but for case,
    /// underscores and a missing <c>Async</c>, or within a third of its length in edits (Levenshtein
    /// distance, with neighbours swapped as one edit: optimal string alignment).
    /// </summary>
    /// <returns>The name, or null when none is near.</returns>
    public static string? Of(string wanted, IReadOnlyCollection<string> names)
    {
        var plain = Plain(wanted);
        var most = Math.Max(1, plain.Length / 3);
        return names.FirstOrDefault(name => Plain(name) == plain)
            ?? names
                .Where(name => Math.Abs(Plain(name).Length - plain.Length) <= most && Math.Max(name.Length, wanted.Length) <= LongestName)
                .Select(name => (name, distance: Distance(plain, Plain(name))))
                .Where(candidate => candidate.distance <= most)
                .OrderBy(candidate => candidate.distance)
                .ThenBy(candidate => candidate.name, StringComparer.Ordinal)
                .Select(candidate => candidate.name)
                .FirstOrDefault();
    }

    /// <summary>A name without case, underscores and a last <c>Async</c>.</summary>
    public static string Plain(string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        return plain.EndsWith("async", StringComparison.Ordinal) && plain.Length > 5 ? plain[..^5] : plain;
    }

    private static string? RestOf(string name) => Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length) is { } prefix ? name[prefix.Length..] : null;

    private static int Distance(string left, string right)
    {
        // Of a matrix of edits, a row needs the two before it.
        var (before, above, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                row[j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1),
                        Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[right.Length];
    }
}
