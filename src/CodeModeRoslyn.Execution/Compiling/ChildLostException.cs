namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>A child process ended while something was asked of it. The message is for the log and for diagnostics.</summary>
internal sealed class ChildLostException(string message) : Exception(message);
