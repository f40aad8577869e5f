using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>How a compiler says that it has mended a script.</summary>
/// <param name="Text">The text that it compiled and judged.</param>
/// <param name="Applied">Its changes.</param>
/// <param name="Errors">What was wrong with the submitted text.</param>
internal sealed record MendedSource(string Text, IReadOnlyList<ReportedChange> Applied, IReadOnlyList<ReportedDiagnostic> Errors)
{
    /// <summary>Whether the suggestions of <see cref="Errors"/> name every change.</summary>
    public bool IsToldInFull { get; init; }
}
