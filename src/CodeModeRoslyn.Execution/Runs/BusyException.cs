namespace CodeModeRoslyn.Execution.Runs;

/// <summary>Everything that could carry the run stayed busy. The message is for the caller, who may try again.</summary>
public sealed class BusyException(string message) : Exception(message);
