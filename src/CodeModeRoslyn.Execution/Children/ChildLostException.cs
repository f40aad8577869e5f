namespace CodeModeRoslyn.Execution.Children;

/// <summary>A child process ended while something was asked of it. The message is for the log and for diagnostics.</summary>
internal sealed class ChildLostException(string message, string lastWords = "", bool ranOutOfMemory = false) : Exception(message)
{
    /// <summary>Whether it ended for want of memory.</summary>
    public bool RanOutOfMemory { get; } = ranOutOfMemory;

    /// <summary>What the child wrote to its standard error; hostile text, for the log only.</summary>
    public string LastWords { get; } = lastWords;
}
