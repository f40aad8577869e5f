namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>A value cannot be sent. Turned into something the script understands before it leaves the assembly.</summary>
internal sealed class JsonOutputException(string message) : Exception(message);
