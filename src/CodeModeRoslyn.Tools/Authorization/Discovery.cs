using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Finds out whom to ask for a token.</summary>
/// <param name="upstream">Where the token is to be sent.</param>
/// <param name="config">What is written down about it.</param>
/// <param name="describesItself">Whether it is asked about itself, as MCP servers are.</param>
/// <param name="http">Asks.</param>
internal sealed class Discovery(Uri upstream, OAuthConfig config, bool describesItself, AuthorizationHttp http)
{
    /// <summary>Whether there is something to find out from an upstream's refusal.</summary>
    public bool NeedsChallenge => describesItself;

    /// <summary>Whom to ask.</summary>
    /// <param name="challenge">What the upstream has said.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UpstreamUnavailableException">There is nobody, or nobody who can be believed.</exception>
    public async Task<AuthorizationTarget> FindAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        var metadata = new MetadataReader(http);
        var described = describesItself ? await metadata.ResourceAsync(upstream, challenge.Metadata, cancellationToken) : null;
        if (config.Issuer is { } wanted && described is { Issuers.IsEmpty: false } && !described.Issuers.Contains(wanted))
        {
            throw new UpstreamUnavailableException($"is authorized by {string.Join(", ", described.Issuers)}, and not by the configured issuer {wanted}");
        }

        var resource = config.Resource ?? described?.Resource ?? (describesItself ? Addresses.Canonical(upstream) : null);
        var scopes = Scopes(challenge, described);
        if (config.TokenEndpoint is { } endpoint)
        {
            return new AuthorizationTarget(new AuthorizationServer(config.Issuer ?? endpoint.GetLeftPart(UriPartial.Authority), endpoint), resource, scopes);
        }

        // Before upstreams described themselves, they were their own authorization servers.
        var issuer = config.Issuer ?? described?.Issuers.FirstOrDefault() ?? upstream.GetLeftPart(UriPartial.Authority);
        // Who runs this program may name an authorization server on this machine, whatever the upstream is.
        var namedBy = config.Issuer is { } own ? new Uri(own) : upstream;
        return new AuthorizationTarget(await metadata.ServerAsync(issuer, namedBy, cancellationToken), resource, scopes);
    }

    private ImmutableArray<string> Scopes(Challenge challenge, ProtectedResource? described) =>
        !config.Scopes.IsEmpty ? config.Scopes
        : challenge.Scopes is { IsEmpty: false } wanted ? wanted
        : described?.Scopes ?? [];
}
