namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>A value cannot be written in C# as its type asks.</summary>
/// <param name="message">A sentence.</param>
public sealed class UnwritableException(string message) : Exception(message);
