using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Authorization;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>oauth</c> of an upstream.</summary>
internal sealed class OAuthSection(ConfigFindings findings)
{
    private const int MostPort = 65_535;

    private static readonly string[] Known = ["grant", "clientId", "clientSecret", "scopes", "issuer", "tokenEndpoint", "resource", "callbackPort"];

    private static readonly Dictionary<string, OAuthGrant> Grants = new(StringComparer.Ordinal)
    {
        ["authorization_code"] = OAuthGrant.AuthorizationCode,
        ["client_credentials"] = OAuthGrant.ClientCredentials,
    };

    private readonly ConfigValues values = new(findings);

    /// <summary>How tokens for an MCP server are got.</summary>
    /// <param name="entry">The server's entry.</param>
    /// <param name="url">Where it is; null when that cannot be told.</param>
    public OAuthConfig? OfServer(ConfigNode.Section entry, Uri? url) => Read(entry, url, OAuthGrant.AuthorizationCode);

    /// <summary>How tokens for a service with a document are got: by a client of its own, for such a service does not say where else to ask.</summary>
    /// <inheritdoc cref="OfServer"/>
    public OAuthConfig? OfService(ConfigNode.Section entry, Uri? url)
    {
        if (Read(entry, url, OAuthGrant.ClientCredentials) is not { } config)
        {
            return null;
        }

        if (config.Grant != OAuthGrant.ClientCredentials)
        {
            var oauth = (ConfigNode.Section)entry.Find("oauth")!;
            findings.Error(ConfigFindingIds.Contradiction, oauth.Find("grant")!, "Nobody can sign in to a service that has a document only. Set 'grant' to \"client_credentials\", or remove it.");
        }

        return config;
    }

    private OAuthConfig? Read(ConfigNode.Section entry, Uri? url, OAuthGrant usual)
    {
        if (entry.Find("oauth") is not { } node)
        {
            return null;
        }

        if (node is not ConfigNode.Section section)
        {
            findings.WrongKind(node, "an object");
            return null;
        }

        findings.CheckKeys(section, Known);
        var grant = findings.Choice(section.Find("grant"), Grants) ?? usual;
        var config = new OAuthConfig
        {
            Grant = grant,
            ClientId = Text(section, "clientId"),
            ClientSecret = Text(section, "clientSecret"),
            Scopes = Scopes(section.Find("scopes")),
            Issuer = Address(section, "issuer")?.Text,
            TokenEndpoint = Address(section, "tokenEndpoint")?.Address,
            Resource = Address(section, "resource", mayBeAnywhere: true)?.Text,
            CallbackPort = Port(section.Find("callbackPort")),
        };
        CheckWhole(entry, section, config, url);
        return config;
    }

    private void CheckWhole(ConfigNode.Section entry, ConfigNode.Section section, OAuthConfig config, Uri? url)
    {
        if (config.Grant == OAuthGrant.ClientCredentials && (config.ClientId is null || config.ClientSecret is null))
        {
            findings.Error(ConfigFindingIds.MissingKey, section, "Client credentials are a 'clientId' and a 'clientSecret'. Give both.");
        }

        if (config.ClientSecret is not null && config.Issuer is null && config.TokenEndpoint is null)
        {
            // Otherwise an upstream could name an authorization server of its own, and be sent the secret.
            findings.Error(ConfigFindingIds.MissingKey, section, "A 'clientSecret' is for one authorization server alone. Say which, with 'issuer' or 'tokenEndpoint'.");
        }

        if (config.Grant == OAuthGrant.AuthorizationCode && config.TokenEndpoint is not null)
        {
            findings.Error(ConfigFindingIds.Contradiction, section.Find("tokenEndpoint")!, "A sign-in needs more of an authorization server than where its tokens are. Give its 'issuer' instead.");
        }

        if (config.Grant == OAuthGrant.ClientCredentials && section.Find("callbackPort") is { } port)
        {
            findings.Error(ConfigFindingIds.Contradiction, port, "No browser comes back from client credentials. Remove 'callbackPort'.");
        }

        if (entry.Find("headers") is ConfigNode.Section headers
            && headers.Members.FirstOrDefault(header => string.Equals(header.Name, "Authorization", StringComparison.OrdinalIgnoreCase)) is { } own)
        {
            findings.Error(ConfigFindingIds.Contradiction, own.Value, "The header 'Authorization' is set by \"oauth\". Remove one of them.");
        }

        if (url is { IsLoopback: false } && url.Scheme != Uri.UriSchemeHttps)
        {
            findings.Error(ConfigFindingIds.BadUrl, section, "Tokens are sent over https, or within this machine. Give the upstream an https address, or remove \"oauth\".");
        }
    }

    private string? Text(ConfigNode.Section section, string name) => section.Find(name) is { } node ? values.Text(node) : null;

    private ImmutableArray<string> Scopes(ConfigNode? node)
    {
        // One string with blanks in it, as the standard writes them, or a list.
        var scopes = node is ConfigNode.Text text ? [.. text.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)] : values.Texts(node);
        if (scopes.Any(scope => scope.Length == 0 || scope.Any(c => c is <= ' ' or '"' or '\\' or >= '\u007F')))
        {
            findings.Error(ConfigFindingIds.BadValue, node!, "A scope has no blanks, quotes or backslashes in it.");
        }

        return scopes;
    }

    private (string Text, Uri Address)? Address(ConfigNode.Section section, string name, bool mayBeAnywhere = false)
    {
        if (section.Find(name) is not { } node || values.Text(node) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { UserInfo: "", Fragment: "" }
            && (mayBeAnywhere || address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            return (text, address);
        }

        findings.Error(ConfigFindingIds.BadUrl, node, mayBeAnywhere
            ? $"'{name}' has to be an address, such as https://mcp.example.com."
            : $"'{name}' has to be an https address, or one of this machine.");
        return null;
    }

    private int? Port(ConfigNode? node)
    {
        switch (node)
        {
            case null:
                return null;
            case ConfigNode.Number { Value: > 0 and <= MostPort and var port }:
                return (int)port;
            case ConfigNode.Number:
                findings.Error(ConfigFindingIds.OutOfRange, node, $"A port is a number from 1 to {MostPort}.");
                return null;
            default:
                findings.WrongKind(node, "a number");
                return null;
        }
    }
}
