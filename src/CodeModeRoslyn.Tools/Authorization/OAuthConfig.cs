using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>How tokens for one upstream are got, as it was written down.</summary>
public sealed record OAuthConfig
{
    public OAuthGrant Grant { get; init; }

    /// <summary>Null where the authorization server gives one to whoever asks (RFC 7591).</summary>
    public string? ClientId { get; init; }

    /// <summary>Null for a client that everybody can be. Never without <see cref="Issuer"/> or <see cref="TokenEndpoint"/>: it is one authorization server's to know.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What to ask for; empty for what the upstream says that it needs.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>The authorization server, as it spells itself. Null for the one that the upstream names.</summary>
    public string? Issuer { get; init; }

    /// <summary>Where tokens are asked for; null for where the authorization server says.</summary>
    public Uri? TokenEndpoint { get; init; }

    /// <summary>What tokens are asked for (RFC 8707); null for what an MCP server says of itself.</summary>
    public string? Resource { get; init; }

    /// <summary>Where on this machine the browser is sent back to; null for any port that is free.</summary>
    public int? CallbackPort { get; init; }

    /// <summary>The kind alone: a secret must not get into a text because somebody has printed a configuration.</summary>
    public override string ToString() => $"{nameof(OAuthConfig)} {Grant}";
}
