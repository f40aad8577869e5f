using System.Collections.Frozen;
using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Grants;

/// <summary>
/// Who may call what. Of the lines that are about a call the most restrictive decides; without one, the call is denied.
/// </summary>
/// <param name="grants">The lines.</param>
/// <param name="optIn">Upstreams that are only there for whom a line names them: no asterisk reaches them. Null for none.</param>
public sealed class GrantList(IReadOnlyList<Grant> grants, IEnumerable<string>? optIn = null)
{
    private readonly FrozenSet<string> optIn = (optIn ?? []).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Every tool may be called; what holds when the configuration has no <c>grants</c>.</summary>
    public static GrantList Everything { get; } = new([new Grant("*", GrantAccess.Allow)]);

    /// <summary>The lines, as they were written.</summary>
    public IReadOnlyList<Grant> Lines => grants;

    /// <summary>What tells the tools that this principal may know of; null when those are all, so that nobody has to ask about each of thousands.</summary>
    public Func<ToolDescriptor, bool>? Filter(string principal) =>
        optIn.Count == 0 && !grants.Any(grant => grant.Access == GrantAccess.Deny) && grants.Any(grant => grant.IsAboutEverything) ? null : tool => Allows(principal, tool);

    /// <summary>Whether there are calls of this tool that this principal may make, be it with a person's approval.</summary>
    public bool Allows(string principal, ToolDescriptor tool) => Decide(principal, tool).Access != GrantAccess.Deny;

    /// <summary>What is known of a tool's calls before there is one: denied, if all of them are; to be approved, if one of them may have to be.</summary>
    public GrantDecision Decide(string principal, ToolDescriptor tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var about = grants.Where(grant => IsAbout(grant, principal, tool)).ToList();
        return Strictest(about.Where(grant => grant.Access != GrantAccess.Deny || grant.Arguments is null), about);
    }

    /// <summary>What holds for one call.</summary>
    /// <param name="principal">Who makes it.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">The arguments, an object.</param>
    public GrantDecision Decide(string principal, ToolDescriptor tool, JsonElement arguments)
    {
        var about = grants.Where(grant => IsAbout(grant, principal, tool) && grant.IsAbout(arguments)).ToList();
        return Strictest(about, about);
    }

    // A line about nothing but denials grants nothing.
    private static GrantDecision Strictest(IEnumerable<Grant> lines, List<Grant> all)
    {
        var line = lines.MaxBy(grant => grant.Access);
        return line is null ? new(GrantAccess.Deny, all.Find(grant => grant.Access == GrantAccess.Deny)) : new(line.Access, line);
    }

    private bool IsAbout(Grant grant, string principal, ToolDescriptor tool) =>
        grant.IsAbout(principal, tool)
        && (grant.Access == GrantAccess.Deny || !optIn.Contains(tool.Upstream) || grant.Names(tool.Upstream));
}
