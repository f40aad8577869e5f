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
            var distance = EditDistance.Of(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < least && distance <= most && distance <= Math.Max(1, Math.Max(name.Length, candidate.Length) / 3))
            {
                (least, nearest) = (distance, candidate);
            }
        }

        return nearest;
    }
}
