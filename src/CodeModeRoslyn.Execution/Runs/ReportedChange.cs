namespace CodeModeRoslyn.Execution.Runs;

/// <summary>A harmless change that was made to a script unasked, before it was judged and run.</summary>
/// <param name="Id">The error that it mends: a compiler's id or a rule's.</param>
/// <param name="Line">The line of the submitted text, from 1; lines stay where they are.</param>
/// <param name="What">What it does, in a few words.</param>
public sealed record ReportedChange(string Id, int Line, string What);
