namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>Where one message ends and the next begins in a stream of bytes.</summary>
internal enum MessageBoundary
{
    /// <summary>The whole stream is one message.</summary>
    End,

    /// <summary>A line is a message.</summary>
    Line,

    /// <summary>A block of lines is a message: server-sent events.</summary>
    EmptyLine,
}
