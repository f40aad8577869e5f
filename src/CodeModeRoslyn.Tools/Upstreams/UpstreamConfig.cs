using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Resilience;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>How one upstream is reached. A closed set.</summary>
public abstract record UpstreamConfig
{
    /// <summary>The default of <see cref="ConnectTimeout"/>.</summary>
    public static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(30);

    private UpstreamConfig() { }

    /// <summary>Its name in the configuration.</summary>
    public required string Alias { get; init; }

    /// <summary>The longest wait for an attempt to connect, negotiation and the list of tools included.</summary>
    public TimeSpan ConnectTimeout { get; init; } = DefaultConnectTimeout;

    /// <summary>Whether it is only there for callers whom a grant names it to.</summary>
    public bool IsOptIn { get; init; }

    /// <summary>Where its tools are offered. Default: to scripts alone.</summary>
    public Exposure Exposure { get; init; }

    /// <summary>What stands between calls and it.</summary>
    public ResilienceOptions Resilience { get; init; } = new();

    /// <summary>Values that came from where secrets are kept. Others are told by their names; see <see cref="CodeModeRoslyn.Tools.Secrets.SecretValues"/>.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>An MCP server that is a process of ours and speaks over its standard input and output.</summary>
    public sealed record Stdio : UpstreamConfig
    {
        /// <summary>A path, or a name to be found on <c>PATH</c>.</summary>
        public required string Command { get; init; }

        public ImmutableArray<string> Arguments { get; init; } = [];

        /// <summary>Added to the few harmless variables that every upstream gets; nothing else of ours is inherited.</summary>
        public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

        /// <summary>Null for this process's own.</summary>
        public string? WorkingDirectory { get; init; }
    }

    /// <summary>An MCP server that is reached over HTTP.</summary>
    public sealed record Http : UpstreamConfig
    {
        public required Uri Url { get; init; }

        /// <summary>Sent with every request, and to no other host.</summary>
        public ImmutableDictionary<string, string> Headers { get; init; } =
            ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

        public HttpTransportKind Transport { get; init; } = HttpTransportKind.Auto;

        /// <summary>How tokens for it are got; null where it needs none, or has one among its headers.</summary>
        public OAuthConfig? OAuth { get; init; }
    }

    /// <summary>A service that an OpenAPI document describes.</summary>
    public sealed record OpenApi : UpstreamConfig
    {
        /// <summary>The document's file.</summary>
        public required string Document { get; init; }

        /// <summary>Where the service is. No other host is ever called, whatever the document says.</summary>
        public required Uri BaseUrl { get; init; }

        /// <summary>Sent with every request, such as credentials; scripts never see them.</summary>
        public ImmutableDictionary<string, string> Headers { get; init; } =
            ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

        /// <summary>Likewise, in the query.</summary>
        public ImmutableDictionary<string, string> Query { get; init; } = ImmutableDictionary<string, string>.Empty;

        /// <summary>
        /// By the names of the document's security schemes: a key, a token, or <c>user:password</c>. Sent where the document says, with the
        /// operations that ask for them; scripts never see them.
        /// </summary>
        public ImmutableDictionary<string, string> Credentials { get; init; } = ImmutableDictionary<string, string>.Empty;

        /// <summary>How tokens for it are got, without anybody's sign-in; null where it needs none, or has one among its headers or credentials.</summary>
        public OAuthConfig? OAuth { get; init; }
    }
}
