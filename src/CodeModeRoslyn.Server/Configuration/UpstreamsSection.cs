using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Search;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>mcpServers</c> or <c>servers</c>: upstreams as desktop clients and editors write them.</summary>
internal sealed class UpstreamsSection(ConfigFindings findings, VariableExpansion expansion)
{
    private static readonly string[] Known =
        ["command", "args", "env", "cwd", "url", "headers", "type", "transport", "disabled"];

    private static readonly Dictionary<string, HttpTransportKind> HttpKinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http"] = HttpTransportKind.StreamableHttp,
        ["streamable-http"] = HttpTransportKind.StreamableHttp,
        ["streamableHttp"] = HttpTransportKind.StreamableHttp,
        ["sse"] = HttpTransportKind.Sse,
        ["auto"] = HttpTransportKind.Auto,
    };

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
        CheckAlias(member);
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

        if (written.Find("disabled") is { } disabled)
        {
            if (disabled is ConfigNode.Flag { Value: true })
            {
                return null;
            }

            if (disabled is not ConfigNode.Flag)
            {
                findings.WrongKind(disabled, "true or false");
            }
        }

        var entry = (ConfigNode.Section)expansion.Expand(written with { Members = [.. written.Members.Where(one => Known.Contains(one.Name))] });
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
                return Stdio(member.Name, entry, command);
            default:
                return Http(member.Name, entry, url!);
        }
    }

    private void CheckAlias(ConfigNode.Member member)
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

        NotWith(entry, "command", "headers", "transport");
        var program = Text(command);
        var arguments = Texts(entry.Find("args"));
        var environment = Map(entry.Find("env"), StringComparer.Ordinal);
        var folder = entry.Find("cwd") is { } cwd ? Text(cwd) : null;
        return program is null
            ? null
            : new UpstreamConfig.Stdio
            {
                Alias = alias,
                Command = program,
                Arguments = arguments,
                Environment = environment,
                WorkingDirectory = folder,
            };
    }

    private UpstreamConfig.Http? Http(string alias, ConfigNode.Section entry, ConfigNode url)
    {
        NotWith(entry, "url", "args", "env", "cwd");
        var kind = findings.Choice(entry.Find("type") ?? entry.Find("transport"), HttpKinds) ?? HttpTransportKind.Auto;
        var headers = Headers(entry.Find("headers"));
        if (Text(url) is not { } text)
        {
            return null;
        }

        if (HttpAddress(text) is not { } address)
        {
            findings.Error(
                ConfigFindingIds.BadUrl, url, $"'{text}' is no address that can be reached. Write one such as http://127.0.0.1:5301/mcp.");
            return null;
        }

        return new UpstreamConfig.Http { Alias = alias, Url = address, Headers = headers, Transport = kind };
    }

    public static Uri? HttpAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0
            ? address
            : null;

    private ImmutableDictionary<string, string> Headers(ConfigNode? node)
    {
        var headers = Map(node, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            if (name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c)) && !value.AsSpan().ContainsAny('\r', '\n', '\0'))
            {
                continue;
            }

            findings.Error(ConfigFindingIds.BadValue, node!, $"'{name}' cannot be sent as a header. Look for blanks in its name and line breaks in its value.");
        }

        return headers;
    }

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

    private string? Text(ConfigNode node)
    {
        if (node is ConfigNode.Text { Value: var text } && !string.IsNullOrWhiteSpace(text) && !text.Contains('\0'))
        {
            return text;
        }

        if (node is ConfigNode.Text)
        {
            findings.Error(ConfigFindingIds.BadValue, node, "This is empty. Write something, or remove it.");
        }
        else
        {
            findings.WrongKind(node, "a string");
        }

        return null;
    }

    private ImmutableArray<string> Texts(ConfigNode? node)
    {
        if (node is null)
        {
            return [];
        }

        if (node is not ConfigNode.List list)
        {
            findings.WrongKind(node, "a list of strings");
            return [];
        }

        foreach (var item in list.Items.Where(item => item is not ConfigNode.Text))
        {
            findings.WrongKind(item, "a string");
        }

        return [.. list.Items.OfType<ConfigNode.Text>().Select(item => item.Value)];
    }

    private ImmutableDictionary<string, string> Map(ConfigNode? node, StringComparer names)
    {
        var map = ImmutableDictionary.CreateBuilder<string, string>(names);
        if (node is null)
        {
            return map.ToImmutable();
        }

        if (node is not ConfigNode.Section section)
        {
            findings.WrongKind(node, "an object of strings");
            return map.ToImmutable();
        }

        findings.CheckDoubles(section);
        foreach (var member in section.Members)
        {
            // Other programs take numbers and flags here, and mean what is written.
            if (Written(member.Value) is { } value)
            {
                map[member.Name] = value;
            }
            else
            {
                findings.WrongKind(member.Value, "a string");
            }
        }

        return map.ToImmutable();
    }

    private static string? Written(ConfigNode node) => node switch
    {
        ConfigNode.Text text => text.Value,
        ConfigNode.Number number => number.Written,
        ConfigNode.Flag flag => flag.Kind,
        _ => null,
    };
}
