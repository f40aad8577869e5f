namespace CodeModeRoslyn.Execution.Runs;

/// <summary>Finds lines of a script, counted as the compiler counts them.</summary>
public static class ScriptText
{
    /// <summary>A line without the white space around it; empty when there is none.</summary>
    /// <param name="source">The script.</param>
    /// <param name="line">Its number, from 1.</param>
    public static string Line(string source, int line)
    {
        var number = 0;
        foreach (var text in source.AsSpan().EnumerateLines())
        {
            if (++number == line)
            {
                return text.Trim().ToString();
            }
        }

        return "";
    }
}
