namespace CodeModeRoslyn.Execution.Runs;

/// <summary>
/// Nothing could carry the run: every compiler or worker stayed busy, or none can be started on this machine. The message
/// is for the caller.
/// </summary>
public sealed class RunNotStartedException(string message) : Exception(message);
