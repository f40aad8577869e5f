namespace CodeModeRoslyn.Tools.Search;

/// <summary>Levenshtein's distance, with two neighbours changing places as one step (Damerau's restricted variant).</summary>
public static class EditDistance
{
    /// <summary>Whether one text becomes the other in so many steps.</summary>
    public static bool IsWithin(string one, string other, int most) =>
        Math.Abs(one.Length - other.Length) <= most && Of(one, other) <= most;

    /// <summary>How many steps lead from one text to the other.</summary>
    public static int Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> above = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
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

            var free = before;
            before = above;
            above = row;
            row = free;
        }

        return above[other.Length];
    }
}
