using System.Globalization;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>Estimates how large an automaton a pattern makes: what is copied counts as often, and within a group that is copied, as often again.</summary>
internal sealed class PatternSize
{
    private readonly Stack<long> outer = new();
    private long whole;
    private long last;

    /// <summary>Takes one more character into account; those of a class but for its bracket are left out.</summary>
    /// <returns>The size so far.</returns>
    public long Add(string pattern, int at)
    {
        switch (pattern[at])
        {
            case '(':
                outer.Push(whole);
                whole = 0;
                break;
            case ')':
                last = Math.Max(1, whole);
                whole = last + (outer.TryPop(out var before) ? before : 0);
                break;
            case '{':
                whole += last * (Copies(pattern, at) - 1);
                break;
            default:
                last = 1;
                whole++;
                break;
        }

        return whole;
    }

    private static long Copies(string pattern, int brace)
    {
        var end = pattern.IndexOf('}', brace);
        var most = end < 0 ? null : pattern[(brace + 1)..end].Split(',').LastOrDefault(part => part.Length > 0);
        return most is null || !most.All(char.IsAsciiDigit) ? 1
            : int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var copies) ? Math.Max(1, copies)
            : int.MaxValue;
    }
}
