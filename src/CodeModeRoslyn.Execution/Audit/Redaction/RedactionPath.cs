using System.Collections.Immutable;

namespace CodeModeRoslyn.Execution.Audit.Redaction;

/// <summary>
/// Which values are taken out of arguments: a path as RFC 9535 has them, of names, places, wildcards and <c>..</c>. Slices, filters
/// and lists of selectors are not understood.
/// </summary>
public sealed class RedactionPath
{
    /// <summary>A state for each step fits into the bits of one number.</summary>
    internal const int MostSteps = 62;

    internal RedactionPath(string text, ImmutableArray<PathStep> steps)
    {
        Text = text;
        Steps = steps;
    }

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    internal ImmutableArray<PathStep> Steps { get; }

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">It is none, or one that is not understood. The message says what to write.</exception>
    public static RedactionPath Parse(string text) => new(text, new PathParser(text).Parse());

    public override string ToString() => Text;
}
