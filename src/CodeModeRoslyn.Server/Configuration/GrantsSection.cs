using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>grants</c>.</summary>
internal sealed class GrantsSection(ConfigFindings findings, IReadOnlyCollection<string> aliases)
{
    private const string Approve = "approve";

    private static readonly Dictionary<string, GrantAccess> Accesses = new(StringComparer.Ordinal)
    {
        ["allow"] = GrantAccess.Allow,
        ["deny"] = GrantAccess.Deny,
    };

    public ImmutableArray<GrantConfig> Read(ConfigNode.List list)
    {
        var grants = ImmutableArray.CreateBuilder<GrantConfig>();
        foreach (var item in list.Items)
        {
            if (item is not ConfigNode.Section section)
            {
                findings.WrongKind(item, "an object with 'tools' and 'access'");
                continue;
            }

            findings.CheckKeys(section, "tools", "access");
            var tools = Pattern(section);
            var access = Access(section);
            if (tools is not null && access is { } granted)
            {
                grants.Add(new GrantConfig(tools, granted));
            }
        }

        return grants.ToImmutable();
    }

    private string? Pattern(ConfigNode.Section section)
    {
        switch (section.Find("tools"))
        {
            case null:
                findings.Error(ConfigFindingIds.MissingKey, section, "This grant has no 'tools'. Write a tool's id, such as \"crm.get_customer\", \"crm.*\" or \"*\".");
                return null;
            case ConfigNode.Text { Value.Length: > 0 } text:
                CheckUpstream(text);
                return text.Value;
            case { } other:
                findings.WrongKind(other, "a tool's id, \"crm.*\" or \"*\"");
                return null;
        }
    }

    private void CheckUpstream(ConfigNode.Text pattern)
    {
        var upstream = pattern.Value.Split('.')[0];
        if (upstream.Contains('*') || aliases.Contains(upstream))
        {
            return;
        }

        // A warning: the upstream may be in another file tomorrow, and a denial must not be lost over it.
        var advice = NearestName.Find(upstream, aliases) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : aliases.Count > 0 ? $"There are: {string.Join(", ", aliases)}." : "There are no upstreams at all.";
        findings.Warn(
            ConfigFindingIds.UnknownUpstream, pattern.Path, pattern.Line, $"There is no upstream '{upstream}' to grant tools of. {advice}");
    }

    private GrantAccess? Access(ConfigNode.Section section)
    {
        switch (section.Find("access"))
        {
            case null:
                findings.Error(ConfigFindingIds.MissingKey, section, "This grant has no 'access'. Write \"allow\" or \"deny\".");
                return null;
            case ConfigNode.Text { Value: Approve } approve:
                findings.Error(
                    ConfigFindingIds.NotYet, approve, "Approvals are not part of this version yet; write \"allow\" or \"deny\".");
                return null;
            case { } node:
                return findings.Choice(node, Accesses);
        }
    }
}
