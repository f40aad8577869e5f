namespace CodeModeRoslyn.Execution.Runs;

/// <summary>Finds lines of a script, counted as the compiler counts them: it knows five line breaks, and a form feed is none.</summary>
public static class ScriptText
{
    private const string Breaks = "\n\r\u0085\u2028\u2029";

    /// <summary>A line; empty when there is none.</summary>
    /// <param name="source">The script.</param>
    /// <param name="line">Its number, from 1.</param>
    public static string Line(string source, int line)
    {
        ArgumentNullException.ThrowIfNull(source);
        var rest = source.AsSpan();
        for (var number = 1; ; number++)
        {
            var end = rest.IndexOfAny(Breaks);
            if (number == line)
            {
                return (end < 0 ? rest : rest[..end]).ToString();
            }

            if (end < 0)
            {
                return "";
            }

            rest = rest[(end + BreakAt(rest, end))..];
        }
    }

    /// <summary>Line and column, from 1, of a place in a script.</summary>
    public static (int Line, int Column) Place(string source, int at)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (line, start) = (1, 0);
        for (var end = source.AsSpan(0, at).IndexOfAny(Breaks); end >= 0; end = source.AsSpan(start, Math.Max(0, at - start)).IndexOfAny(Breaks))
        {
            start += end + BreakAt(source, start + end);
            line++;
        }

        return (line, at - start + 1);
    }

    private static int BreakAt(ReadOnlySpan<char> text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
}
