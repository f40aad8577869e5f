using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Search;
using CodeModeRoslyn.Tools.Validation;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>grants</c>.</summary>
/// <param name="findings">Told of what is wrong.</param>
/// <param name="aliases">The upstreams that there are.</param>
/// <param name="callers">The callers that there are; empty when anyone on this machine may call.</param>
internal sealed class GrantsSection(ConfigFindings findings, IReadOnlyCollection<string> aliases, IReadOnlyCollection<string> callers)
{
    private static readonly Dictionary<string, GrantAccess> Accesses = new(StringComparer.Ordinal)
    {
        ["allow"] = GrantAccess.Allow,
        ["approve"] = GrantAccess.Approve,
        ["deny"] = GrantAccess.Deny,
    };

    private readonly ConfigValues values = new(findings);

    public ImmutableArray<Grant> Read(ConfigNode.List list)
    {
        var grants = ImmutableArray.CreateBuilder<Grant>();
        foreach (var item in list.Items)
        {
            if (item is not ConfigNode.Section section)
            {
                findings.WrongKind(item, "an object with 'tools' and 'access'");
                continue;
            }

            findings.CheckKeys(section, "tools", "access", "callers", "upstream", "readOnly", "destructive", "arguments");
            var tools = Pattern(section);
            var access = Access(section);
            var line = new Grant(tools ?? "", access ?? GrantAccess.Deny)
            {
                Callers = Callers(section.Find("callers")),
                Upstream = Upstream(section.Find("upstream")),
                ReadOnly = Flag(section, "readOnly"),
                Destructive = Flag(section, "destructive"),
                Arguments = Arguments(section.Find("arguments")),
                Path = item.Path,
                Line = item.Line,
            };
            if (tools is not null && access is not null)
            {
                grants.Add(line);
            }
        }

        return grants.ToImmutable();
    }

    private bool? Flag(ConfigNode.Section section, string name) => section.Find(name) is null ? null : values.Flag(section, name);

    private ImmutableArray<ToolPattern> Callers(ConfigNode? node)
    {
        var written = values.Texts(node);
        foreach (var name in written.Where(name => !name.Contains('*') && callers.Count > 0 && !callers.Contains(name)))
        {
            // A warning, for the same reason as with upstreams.
            findings.Warn(ConfigFindingIds.UnknownCaller, node!.Path, node.Line, $"There is no caller '{name}'. {Advice(name, callers, "callers")}");
        }

        if (node is ConfigNode.List { Items.Count: 0 })
        {
            findings.Error(ConfigFindingIds.BadValue, node, "This grant is about no caller at all. Name some, or leave 'callers' out to mean all of them.");
        }

        return [.. written.Select(name => new ToolPattern(name))];
    }

    private string? Upstream(ConfigNode? node)
    {
        if (node is null || values.Text(node) is not { } alias)
        {
            return null;
        }

        CheckUpstream((ConfigNode.Text)node, alias);
        return alias;
    }

    private ArgumentCondition? Arguments(ConfigNode? node)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not ConfigNode.Section { Members: [_, ..] members })
        {
            findings.WrongKind(node, "an object that holds, by the names of arguments, JSON Schemas");
            return null;
        }

        var schemas = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (member.Value is ConfigNode.Section or ConfigNode.Flag)
            {
                schemas[member.Name] = ConfigJson.Of(member.Value);
                CheckPatterns(member.Value);
            }
            else
            {
                findings.WrongKind(member.Value, "a JSON Schema: an object, such as { \"maximum\": 100 }, or true");
            }
        }

        return new ArgumentCondition(schemas);
    }

    // What no engine of ours can match would make the line hold for everything, or nothing.
    private void CheckPatterns(ConfigNode node)
    {
        foreach (var member in (node as ConfigNode.Section)?.Members ?? [])
        {
            if (member is { Name: "pattern", Value: ConfigNode.Text text } && !ArgumentCondition.CanMatch(text.Value))
            {
                findings.Error(ConfigFindingIds.BadValue, text, "This pattern cannot be matched without backtracking, or is none. Write one without look-around and back references.");
            }

            CheckPatterns(member.Value);
        }

        foreach (var item in (node as ConfigNode.List)?.Items ?? [])
        {
            CheckPatterns(item);
        }
    }

    private string? Pattern(ConfigNode.Section section)
    {
        switch (section.Find("tools"))
        {
            case null:
                findings.Error(ConfigFindingIds.MissingKey, section, "This grant has no 'tools'. Write a tool's id, such as \"crm.get_customer\", \"crm.*\" or \"*\".");
                return null;
            case ConfigNode.Text { Value.Length: > 0 } text:
                CheckUpstream(text, text.Value.Split('.')[0]);
                return text.Value;
            case { } other:
                findings.WrongKind(other, "a tool's id, \"crm.*\" or \"*\"");
                return null;
        }
    }

    private void CheckUpstream(ConfigNode.Text written, string upstream)
    {
        if (upstream.Contains('*') || aliases.Contains(upstream))
        {
            return;
        }

        // A warning: the upstream may be in another file tomorrow, and a denial must not be lost over it.
        findings.Warn(
            ConfigFindingIds.UnknownUpstream, written.Path, written.Line, $"There is no upstream '{upstream}' to grant tools of. {Advice(upstream, aliases, "upstreams")}");
    }

    private static string Advice(string name, IReadOnlyCollection<string> known, string what) => NearestName.Find(name, known) is { } nearest
        ? $"Did you mean '{nearest}'?"
        : known.Count > 0 ? $"There are: {string.Join(", ", known)}." : $"There are no {what} at all.";

    private GrantAccess? Access(ConfigNode.Section section)
    {
        switch (section.Find("access"))
        {
            case null:
                findings.Error(ConfigFindingIds.MissingKey, section, "This grant has no 'access'. Write \"allow\", \"approve\" or \"deny\".");
                return null;
            case { } node:
                return findings.Choice(node, Accesses);
        }
    }
}
