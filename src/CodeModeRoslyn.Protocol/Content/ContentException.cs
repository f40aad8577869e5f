namespace CodeModeRoslyn.Protocol.Content;

/// <summary>What is no content block that can be handed on. The message is a sentence for the script's author.</summary>
public sealed class ContentException : Exception
{
    /// <summary>Creates one that says what is wrong.</summary>
    public ContentException(string message) : base(message) { }

    /// <summary>Creates one that says what is wrong, and by which failure it showed.</summary>
    public ContentException(string message, Exception innerException) : base(message, innerException) { }
}
