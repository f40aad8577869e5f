namespace CodeModeRoslyn.Server.Hosting;

/// <summary>A door cannot be opened as configured. The message is written for the operator and lists every finding.</summary>
public sealed class DoorRefusedException(string message) : Exception(message);
