namespace CodeModeRoslyn.Tools.Search;

/// <summary>Guesses which name was meant.</summary>
public static class NearestName
{
    private const int LongestName = 100;

    /// <summary>The nearest of the candidates, or null when none is near: at most a third of the letters may differ, and no more than <paramref name="most"/>.</summary>
    public static string? Find(string name, IEnumerable<string> candidates, int most = LongestName)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        if (name.Length > LongestName)
        {
            return null;
        }

        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in candidates.Where(candidate => candidate.Length <= LongestName))
        {
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < least && distance <= most && distance <= Math.Max(1, Math.Max(name.Length, candidate.Length) / 3))
            {
                (least, nearest) = (distance, candidate);
            }
        }

        return nearest;
    }

    /// <summary>Levenshtein's distance, with two neighbours changing places as one step.</summary>
    private static int Distance(string one, string other)
    {
        var before = new int[other.Length + 1];
        var above = new int[other.Length + 1];
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[other.Length];
    }
}
