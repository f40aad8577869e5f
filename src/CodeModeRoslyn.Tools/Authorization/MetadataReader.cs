using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Reads what upstreams (RFC 9728) and authorization servers (RFC 8414, OpenID Connect) publish about themselves.</summary>
/// <remarks>
/// Whoever can make us believe in a wrong authorization server gets our secrets, so what is published has to name the very thing it was
/// looked for under: an upstream its own address, an authorization server its issuer to the letter.
/// </remarks>
internal sealed class MetadataReader(AuthorizationHttp http)
{
    private const string ResourcePath = "/.well-known/oauth-protected-resource";
    private const string ServerPath = "/.well-known/oauth-authorization-server";
    private const string OpenIdPath = "/.well-known/openid-configuration";

    /// <summary>An upstream's own description; null when it publishes none.</summary>
    /// <exception cref="UpstreamUnavailableException">It publishes one that cannot be believed.</exception>
    public async Task<ProtectedResource?> ResourceAsync(Uri upstream, string? named, CancellationToken cancellationToken)
    {
        if (named is not null)
        {
            var address = Addresses.Named(named, upstream)
                ?? throw new UpstreamUnavailableException($"describes how to be authorized at an address that is not asked: {named}");
            var described = await http.GetAsync(address, cancellationToken)
                ?? throw new UpstreamUnavailableException($"has no description of how to be authorized at {address}, where it says that it has");
            return Resource(described, upstream);
        }

        var path = upstream.AbsolutePath.TrimEnd('/');
        string[] places = path.Length > 0 ? [ResourcePath + path, ResourcePath] : [ResourcePath];
        foreach (var place in places)
        {
            if (await http.GetAsync(new Uri(upstream, place), cancellationToken) is { ValueKind: JsonValueKind.Object } described)
            {
                return Resource(described, upstream);
            }
        }

        return null;
    }

    /// <summary>An authorization server.</summary>
    /// <param name="issuer">What it calls itself.</param>
    /// <param name="namedBy">Who says that it is the one to ask.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UpstreamUnavailableException">It is not there, or is another one.</exception>
    public async Task<AuthorizationServer> ServerAsync(string issuer, Uri namedBy, CancellationToken cancellationToken)
    {
        if (Addresses.Named(issuer, namedBy) is not { Query: "" } address)
        {
            throw new UpstreamUnavailableException($"is to be authorized by an address that is not asked: {issuer}");
        }

        var path = address.AbsolutePath.TrimEnd('/');
        string[] places = path.Length > 0 ? [ServerPath + path, OpenIdPath + path, path + OpenIdPath] : [ServerPath, OpenIdPath];
        AuthorizationServer? found = null;
        foreach (var place in places)
        {
            if (await http.GetAsync(new Uri(address, place), cancellationToken) is not { ValueKind: JsonValueKind.Object } metadata)
            {
                continue;
            }

            var server = Server(metadata, issuer, address);
            if (server.KnowsProofKeys)
            {
                return server;
            }

            // OpenID Connect's document often says more than the other one of the same server.
            found ??= server;
        }

        return found ?? throw new UpstreamUnavailableException($"is to be authorized by {issuer}, which publishes no metadata");
    }

    private static ProtectedResource Resource(JsonElement described, Uri upstream)
    {
        var resource = JsonText.Of(described, "resource");
        return resource is not null && Addresses.Covers(resource, upstream)
            ? new ProtectedResource(resource, Texts(described, "authorization_servers"), Texts(described, "scopes_supported"))
            : throw new UpstreamUnavailableException($"describes another resource ({resource ?? "none"}) than {Addresses.Canonical(upstream)}, whose tokens are not for it");
    }

    private static AuthorizationServer Server(JsonElement metadata, string issuer, Uri address)
    {
        var written = JsonText.Of(metadata, "issuer");
        if (!string.Equals(written, issuer, StringComparison.Ordinal))
        {
            throw new UpstreamUnavailableException($"is to be authorized by {issuer}, whose metadata name another issuer ({written ?? "none"})");
        }

        var methods = Texts(metadata, "token_endpoint_auth_methods_supported");
        var server = new AuthorizationServer(issuer, Endpoint(metadata, "token_endpoint", address)
            ?? throw new UpstreamUnavailableException($"is to be authorized by {issuer}, whose metadata name no token endpoint"))
        {
            AuthorizationEndpoint = Endpoint(metadata, "authorization_endpoint", address),
            RegistrationEndpoint = Endpoint(metadata, "registration_endpoint", address),
            KnowsProofKeys = Texts(metadata, "code_challenge_methods_supported").Contains("S256"),
            NamesItself = metadata.TryGetProperty("authorization_response_iss_parameter_supported", out var names) && names.ValueKind == JsonValueKind.True,
            Scopes = Texts(metadata, "scopes_supported"),
        };
        return methods.IsEmpty ? server : server with { ClientAuthentication = methods };
    }

    private static Uri? Endpoint(JsonElement metadata, string name, Uri server) =>
        JsonText.Of(metadata, name) is not { } text ? null
        : Addresses.Named(text, server) ?? throw new UpstreamUnavailableException($"is to be authorized by {server}, whose {name} is an address that is not asked: {text}");

    private static ImmutableArray<string> Texts(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(JsonText.Of).OfType<string>()]
            : [];
}
