namespace CodeModeRoslyn.Cli;

/// <summary>Ends a command. The message is for the person at the shell.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
