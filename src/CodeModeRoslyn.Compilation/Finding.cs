using CodeModeRoslyn.Compilation.Mending;

namespace CodeModeRoslyn.Compilation;

/// <summary>Something found in a script.</summary>
/// <param name="Id">A compiler's id or a rule's.</param>
/// <param name="IsError">Whether it stops the script.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Line">From 1, in the submitted text.</param>
/// <param name="Column">From 1, in the submitted text.</param>
/// <param name="Suggestion">What to write instead; null when nothing general can be said.</param>
public sealed record Finding(string Id, bool IsError, string Message, int Line, int Column, string? Suggestion = null)
{
    /// <summary>A change of the text that mends it; null where none is known.</summary>
    public Fix? Fix { get; init; }
}
