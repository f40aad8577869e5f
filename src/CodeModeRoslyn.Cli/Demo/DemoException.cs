namespace CodeModeRoslyn.Cli.Demo;

/// <summary>A call that a demo tool refuses. The message goes to the caller.</summary>
internal sealed class DemoException(string message) : Exception(message);
