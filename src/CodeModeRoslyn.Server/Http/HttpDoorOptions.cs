using CodeModeRoslyn.Server.Rpc;

namespace CodeModeRoslyn.Server.Http;

/// <summary>How the HTTP door stands.</summary>
public sealed record HttpDoorOptions
{
    /// <summary>The URL when none is given.</summary>
    public const string DefaultUrl = "http://127.0.0.1:7333";

    /// <summary>The path of MCP.</summary>
    public const string McpPath = "/mcp";

    /// <summary>The default of <see cref="ShutdownGrace"/>.</summary>
    public static readonly TimeSpan DefaultShutdownGrace = TimeSpan.FromSeconds(10);

    /// <summary>Where to listen; <c>http</c> only. Anything but loopback needs <see cref="Callers"/>.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>Who may come in. None: whoever reaches the loopback interface, as <see cref="Caller.Local"/>.</summary>
    public IReadOnlyList<CallerCredential> Callers { get; init; } = [];

    /// <summary>
    /// Host names, without a port, that requests may be addressed to and may originate from, beside loopback's and those
    /// in <see cref="Urls"/>. A door behind a proxy needs the name that the world knows it by.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The largest body of a request, in bytes; default 4 MiB.</summary>
    public int RequestBytes { get; init; } = MessageLimits.Bytes;

    /// <summary>The most connections at once; default 1,000.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>The most sessions of one caller; default 100. One more ends the one that was idle longest.</summary>
    public int SessionsPerCaller { get; init; } = 100;

    /// <summary>How long a session may be idle before it ends; default 2 hours.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long running requests may go on when the door closes, before they are cancelled; default 10 seconds.</summary>
    public TimeSpan ShutdownGrace { get; init; } = DefaultShutdownGrace;
}
