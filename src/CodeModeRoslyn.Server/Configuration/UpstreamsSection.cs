using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Search;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>mcpServers</c> or <c>servers</c>: upstreams as desktop clients and editors write them.</summary>
internal sealed class UpstreamsSection(ConfigFindings findings, VariableExpansion expansion)
{
    private static readonly string[] Known =
        ["command", "args", "env", "cwd", "url", "headers", "type", "transport", "oauth", "disabled", "mode", "exposure", "resilience"];

    private static readonly Dictionary<string, HttpTransportKind> HttpKinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http"] = HttpTransportKind.StreamableHttp,
        ["streamable-http"] = HttpTransportKind.StreamableHttp,
        ["streamableHttp"] = HttpTransportKind.StreamableHttp,
        ["sse"] = HttpTransportKind.Sse,
        ["auto"] = HttpTransportKind.Auto,
    };

    private readonly ConfigValues values = new(findings);
    private readonly SortedSet<string> foreign = new(StringComparer.Ordinal);

    /// <summary>The usable upstreams that are not disabled; <paramref name="aliases"/> gets every alias that was written.</summary>
    public ImmutableArray<UpstreamConfig> Read(ConfigNode.Section section, List<ConfigNode.Member> aliases)
    {
        findings.CheckDoubles(section);
        var upstreams = ImmutableArray.CreateBuilder<UpstreamConfig>();
        foreach (var member in section.Members)
        {
            aliases.Add(member);
            if (Upstream(member) is { } upstream)
            {
                upstreams.Add(upstream);
            }
        }

        if (foreign.Count > 0)
        {
            findings.Warn(
                ConfigFindingIds.ForeignKey, section.Path, section.Line,
                $"Left alone, because they are other programs' keys: {string.Join(", ", foreign)}. Nothing needs to be done.");
        }

        return upstreams.ToImmutable();
    }

    private UpstreamConfig? Upstream(ConfigNode.Member member)
    {
        CheckAlias(member, findings);
        if (member.Value is not ConfigNode.Section written)
        {
            findings.WrongKind(member.Value, "an object with a 'command' or a 'url'");
            return null;
        }

        findings.CheckDoubles(written);
        foreach (var key in written.Members.Where(one => !Known.Contains(one.Name)))
        {
            // Other programs have keys of their own; one letter beside ours is a slip.
            if (NearestName.Find(key.Name, Known, most: 1) is { } meant)
            {
                findings.Error(ConfigFindingIds.UnknownKey, key.Value.Path, key.Line, $"There is no key '{key.Name}'. Did you mean '{meant}'?");
            }
            else
            {
                foreign.Add(key.Name);
            }
        }

        var mode = new UpstreamModes(findings).Read(written);
        if (values.Flag(written, "disabled") || mode is UpstreamMode.Off)
        {
            return null;
        }

        var entry = (ConfigNode.Section)expansion.Expand(written with { Members = [.. written.Members.Where(one => Known.Contains(one.Name))] });
        var resilience = new ResilienceSection(findings).Read(entry.Find("resilience"));
        var exposure = new Exposures(findings).Read(entry);
        var (command, url) = (entry.Find("command"), entry.Find("url"));
        switch (command, url)
        {
            case (null, null):
                findings.Error(
                    ConfigFindingIds.MissingKey, entry,
                    $"The upstream '{member.Name}' has neither a 'command' to start nor a 'url' to reach. Give it one of them.");
                return null;
            case ({ }, { }):
                findings.Error(
                    ConfigFindingIds.Contradiction, entry,
                    $"The upstream '{member.Name}' has both a 'command' and a 'url'. Remove one of them.");
                return null;
            case ({ }, null):
                return Stdio(member.Name, entry, command) is { } stdio ? stdio with { Resilience = resilience, Exposure = exposure, IsOptIn = mode is UpstreamMode.OptIn } : null;
            default:
                return Http(member.Name, entry, url!) is { } http ? http with { Resilience = resilience, Exposure = exposure, IsOptIn = mode is UpstreamMode.OptIn } : null;
        }
    }

    public static void CheckAlias(ConfigNode.Member member, ConfigFindings findings)
    {
        if (UpstreamAlias.IsUsable(member.Name))
        {
            return;
        }

        findings.Error(
            ConfigFindingIds.AliasName, member.Value.Path, member.Line,
            $"'{member.Name}' cannot be an upstream's name. Use letters, digits, blanks, '-' and '_', at most {UpstreamAlias.MostCharacters}.");
    }

    private UpstreamConfig.Stdio? Stdio(string alias, ConfigNode.Section entry, ConfigNode command)
    {
        if (entry.Find("type") is { } type && type is not ConfigNode.Text { Value: "stdio" })
        {
            findings.Error(
                ConfigFindingIds.Contradiction, type,
                "An upstream with a 'command' is reached over stdio. Set 'type' to \"stdio\", or remove it.");
        }

        NotWith(entry, "command", "headers", "transport", "oauth");
        var program = values.Text(command);
        var arguments = values.Texts(entry.Find("args"));
        var environment = values.Map(entry.Find("env"), StringComparer.Ordinal);
        var folder = entry.Find("cwd") is { } cwd ? values.Text(cwd) : null;
        return program is null
            ? null
            : new UpstreamConfig.Stdio
            {
                Alias = alias,
                Command = program,
                Arguments = arguments,
                Environment = environment,
                WorkingDirectory = folder,
                Secrets = expansion.SecretsIn(entry),
            };
    }

    private UpstreamConfig.Http? Http(string alias, ConfigNode.Section entry, ConfigNode url)
    {
        NotWith(entry, "url", "args", "env", "cwd");
        var kind = findings.Choice(entry.Find("type") ?? entry.Find("transport"), HttpKinds) ?? HttpTransportKind.Auto;
        var headers = values.Headers(entry.Find("headers"));
        var text = values.Text(url);
        var address = text is null ? null : HttpAddress(text);
        var oauth = new OAuthSection(findings).OfServer(entry, address);
        if (text is null)
        {
            return null;
        }

        if (address is null)
        {
            findings.Error(
                ConfigFindingIds.BadUrl, url, $"'{text}' is no address that can be reached. Write one such as http://127.0.0.1:5301/mcp.");
            return null;
        }

        return new UpstreamConfig.Http { Alias = alias, Url = address, Headers = headers, Transport = kind, OAuth = oauth, Secrets = expansion.SecretsIn(entry) };
    }

    public static Uri? HttpAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0
            ? address
            : null;

    private void NotWith(ConfigNode.Section entry, string with, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (entry.Find(name) is not { } node)
            {
                continue;
            }

            findings.Error(ConfigFindingIds.Contradiction, node, $"'{name}' means nothing beside '{with}'. Remove it.");
        }
    }
}
