namespace CodeModeRoslyn.Execution.Audit.Verifying;

/// <summary>The first thing that is wrong in a file.</summary>
/// <param name="Record">The number of the record, from 1, as the records before it count.</param>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Offset">Where the line begins, in bytes from 0.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
public sealed record AuditProblem(long Record, long Line, long Offset, string Message);
