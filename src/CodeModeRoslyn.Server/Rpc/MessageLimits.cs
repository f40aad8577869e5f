namespace CodeModeRoslyn.Server.Rpc;

/// <summary>The ceilings on what a caller may send in one message.</summary>
internal static class MessageLimits
{
    /// <summary>The longest body of a request, and the longest line on standard input, in bytes.</summary>
    public const int Bytes = 4 * 1024 * 1024;

    /// <summary>How deep the JSON of a message may nest.</summary>
    public const int Depth = 64;

    /// <summary>The most messages in one array.</summary>
    public const int Batch = 32;
}
