namespace CodeModeRoslyn.Tools.Catalog;

public enum UpstreamState
{
    /// <summary>The first attempt to connect has not ended yet.</summary>
    Connecting,

    /// <summary>Connected; calls go through.</summary>
    Ready,

    /// <summary>The last attempt failed, or the connection was lost; it is tried again in the background.</summary>
    Unavailable,
}

/// <summary>How the connection to an upstream stands.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">Why it is unavailable, with exit code and last lines of stderr for a process; null when ready.</param>
/// <param name="Transport"><c>stdio</c>, <c>http</c> or <c>sse</c>.</param>
/// <param name="ProtocolVersion">The negotiated revision of MCP; null until connected.</param>
public sealed record UpstreamStatus(UpstreamState State, string? Reason, string Transport, string? ProtocolVersion);
