using System.Collections.Immutable;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Verification.Policy;
using CodeModeRoslyn.Verification.References;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads the file that <c>policy</c> names: what a company changes in the built-in policy.</summary>
/// <param name="findings">Of this file alone.</param>
internal sealed class PolicyFile(ConfigFindings findings)
{
    private static readonly string[] Known = ["deny", "limits", "allow"];

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">JSON, with comments and trailing commas.</param>
    /// <param name="limits">The configuration's limits, which come back lowered.</param>
    public CompanyPolicy Read(string text, ref LimitsConfig limits)
    {
        var parsed = ConfigParser.Parse(text, findings);
        if (parsed is not ConfigNode.Section root)
        {
            if (parsed is not null)
            {
                findings.WrongKind(parsed, "an object");
            }

            return CompanyPolicy.None;
        }

        root = root with { Members = [.. root.Members.Where(member => member.Name != "$schema")] };
        findings.CheckKeys(root, Known);
        if (root.Find("limits") is { } lower)
        {
            limits = Lower(lower, limits);
        }

        var (deny, allow) = (Entries(root, "deny"), Entries(root, "allow"));
        return deny.IsEmpty && allow.IsEmpty ? CompanyPolicy.None : Rules(deny, allow);
    }

    private LimitsConfig Lower(ConfigNode node, LimitsConfig limits)
    {
        if (node is ConfigNode.Section section)
        {
            return new LimitsSection(findings).Lower(section, limits);
        }

        findings.WrongKind(node, "an object");
        return limits;
    }

    private ImmutableArray<ConfigNode> Entries(ConfigNode.Section root, string name)
    {
        switch (root.Find(name))
        {
            case null:
                return [];
            case ConfigNode.List list:
                return [.. list.Items];
            case { } other:
                findings.WrongKind(other, "a list");
                return [];
        }
    }

    private CompanyPolicy Rules(ImmutableArray<ConfigNode> deny, ImmutableArray<ConfigNode> allow)
    {
        using var api = ReferenceApi.Read(ChildPools.ReferenceFiles);
        var ids = new PolicyIds(api, findings);
        var denials = new PolicyDenials(api, ids, findings).Read(deny);
        return new PolicyLoosenings(api, ids, findings).Read(allow, denials);
    }
}
