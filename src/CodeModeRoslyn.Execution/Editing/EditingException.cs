namespace CodeModeRoslyn.Execution.Editing;

/// <summary>A compiler could not help with a script. For whoever writes it: a keystroke later it may.</summary>
public sealed class EditingException(string message) : Exception(message);
