namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>Which of MCP's HTTP transports an upstream speaks.</summary>
public enum HttpTransportKind
{
    /// <summary>Streamable HTTP first, and HTTP with server-sent events when that is refused.</summary>
    Auto,

    /// <summary>Streamable HTTP.</summary>
    StreamableHttp,

    /// <summary>HTTP with server-sent events, as before 2025-03-26.</summary>
    Sse,
}
