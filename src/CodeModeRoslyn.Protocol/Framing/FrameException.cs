namespace CodeModeRoslyn.Protocol.Framing;

/// <summary>The other side broke the protocol. The message names the rule and is for the log; the child is to be killed.</summary>
public sealed class FrameException : Exception
{
    /// <summary>Creates one that says which rule was broken.</summary>
    public FrameException(string message) : base(message) { }

    /// <summary>Creates one that says which rule was broken, and by which failure it showed.</summary>
    public FrameException(string message, Exception innerException) : base(message, innerException) { }
}
