using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>openApi</c>: upstreams that a document describes.</summary>
internal sealed class OpenApiSection(ConfigFindings findings, VariableExpansion expansion)
{
    private readonly ConfigValues values = new(findings);

    /// <summary>The usable upstreams.</summary>
    /// <param name="section">The section, with its variables expanded.</param>
    /// <param name="folder">What paths are relative to; null for the working directory.</param>
    public ImmutableArray<UpstreamConfig> Read(ConfigNode.Section section, string? folder)
    {
        findings.CheckDoubles(section);
        return [.. section.Members.Select(member => Upstream(member, folder)).OfType<UpstreamConfig>()];
    }

    private UpstreamConfig.OpenApi? Upstream(ConfigNode.Member member, string? folder)
    {
        UpstreamsSection.CheckAlias(member, findings);
        if (member.Value is not ConfigNode.Section entry)
        {
            findings.WrongKind(member.Value, "an object with a 'document' and a 'baseUrl'");
            return null;
        }

        findings.CheckKeys(entry, "document", "baseUrl", "headers", "query", "credentials", "oauth", "mode", "exposure", "resilience");
        var headers = values.Headers(entry.Find("headers"));
        var query = values.Map(entry.Find("query"), StringComparer.Ordinal);
        var credentials = Credentials(entry.Find("credentials"));
        var mode = new UpstreamModes(findings).Read(entry);
        var exposure = new Exposures(findings).Read(entry);
        var resilience = new ResilienceSection(findings).Read(entry.Find("resilience"));
        var document = Required(member.Name, entry, "document", "Give the path of its OpenAPI document.") is { } path ? values.Text(path) : null;
        var url = Required(member.Name, entry, "baseUrl", "Say where the service is: no other host is called, whatever the document says.") is { } written ? Address(written) : null;
        var oauth = new OAuthSection(findings).OfService(entry, url);
        return document is null || url is null || mode is UpstreamMode.Off
            ? null
            : new UpstreamConfig.OpenApi
            {
                Alias = member.Name,
                Document = folder is null ? document : Path.GetFullPath(document, folder),
                BaseUrl = url,
                Headers = headers,
                Query = query,
                Credentials = credentials,
                Resilience = resilience,
                Exposure = exposure,
                IsOptIn = mode is UpstreamMode.OptIn,
                OAuth = oauth,
                Secrets = expansion.SecretsIn(entry),
            };
    }

    private ImmutableDictionary<string, string> Credentials(ConfigNode? node)
    {
        var credentials = values.Map(node, StringComparer.Ordinal);
        foreach (var (name, value) in credentials.Where(one => string.IsNullOrWhiteSpace(one.Value) || one.Value.AsSpan().ContainsAny('\r', '\n', '\0')))
        {
            findings.Error(ConfigFindingIds.BadValue, node!, $"The credential '{name}' is empty or has a line break in it, and cannot be sent.");
        }

        return credentials;
    }

    private ConfigNode? Required(string alias, ConfigNode.Section entry, string name, string advice)
    {
        var node = entry.Find(name);
        if (node is null)
        {
            findings.Error(ConfigFindingIds.MissingKey, entry, $"The upstream '{alias}' has no '{name}'. {advice}");
        }

        return node;
    }

    private Uri? Address(ConfigNode node)
    {
        if (values.Text(node) is not { } text)
        {
            return null;
        }

        var address = UpstreamsSection.HttpAddress(text);
        if (address is not { Query: "", Fragment: "" })
        {
            findings.Error(ConfigFindingIds.BadUrl, node, $"'{text}' is no address that can be reached. Write one such as https://api.example.com/v1.");
            return null;
        }

        return address;
    }
}
