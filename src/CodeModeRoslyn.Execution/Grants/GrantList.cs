using System.Collections.Frozen;
using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Grants;

/// <summary>
/// Who may call what. Of the lines that are about a call the most restrictive decides; without one, the call is denied.
/// </summary>
public sealed class GrantList
{
    private volatile Rules rules;

    /// <param name="grants">The lines.</param>
    /// <param name="optIn">Upstreams that are only there for whom a line names them: no asterisk reaches them. Null for none.</param>
    public GrantList(IReadOnlyList<Grant> grants, IEnumerable<string>? optIn = null) => rules = new Rules(grants, (optIn ?? []).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Every tool may be called; what holds when the configuration has no <c>grants</c>.</summary>
    public static GrantList Everything => OfEverything();

    /// <summary>Another object when other lines hold.</summary>
    public object Revision => rules;

    /// <summary>Raised when other lines hold.</summary>
    public event Action? Changed;

    /// <summary>Every tool may be called, but those of upstreams that are only there for whom a line names them.</summary>
    public static GrantList OfEverything(IEnumerable<string>? optIn = null) => new([new Grant("*", GrantAccess.Allow)], optIn);

    /// <summary>Has the lines of another list hold from now on, for runs that are under way, too: what was taken from somebody is gone at once.</summary>
    public void Replace(GrantList other)
    {
        ArgumentNullException.ThrowIfNull(other);
        rules = other.rules;
        Changed?.Invoke();
    }

    /// <summary>What tells the tools that this principal may know of; null when those are all, so that nobody has to ask about each of thousands.</summary>
    public Func<ToolDescriptor, bool>? Filter(string principal) => rules.ForbidNothing ? null : tool => Allows(principal, tool);

    /// <summary>Whether there are calls of this tool that this principal may make, be it with a person's approval.</summary>
    public bool Allows(string principal, ToolDescriptor tool) => Decide(principal, tool).Access != GrantAccess.Deny;

    /// <summary>What is known of a tool's calls before there is one: denied, if all of them are; to be approved, if one of them may have to be.</summary>
    public GrantDecision Decide(string principal, ToolDescriptor tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var about = rules.About(principal, tool).ToList();
        return Strictest(about.Where(grant => grant.Access != GrantAccess.Deny || grant.Arguments is null), about);
    }

    /// <summary>What holds for one call.</summary>
    /// <param name="principal">Who makes it.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">The arguments, an object.</param>
    public GrantDecision Decide(string principal, ToolDescriptor tool, JsonElement arguments)
    {
        var about = rules.About(principal, tool).Where(grant => grant.IsAbout(arguments)).ToList();
        return Strictest(about, about);
    }

    // A line about nothing but denials grants nothing.
    private static GrantDecision Strictest(IEnumerable<Grant> lines, List<Grant> all)
    {
        var line = lines.MaxBy(grant => grant.Access);
        return line is null ? new(GrantAccess.Deny, all.Find(grant => grant.Access == GrantAccess.Deny)) : new(line.Access, line);
    }

    private sealed record Rules(IReadOnlyList<Grant> Lines, FrozenSet<string> OptIn)
    {
        public bool ForbidNothing => OptIn.Count == 0 && !Lines.Any(grant => grant.Access == GrantAccess.Deny) && Lines.Any(grant => grant.IsAboutEverything);

        public IEnumerable<Grant> About(string principal, ToolDescriptor tool) => Lines.Where(grant =>
            grant.IsAbout(principal, tool) && (grant.Access == GrantAccess.Deny || !OptIn.Contains(tool.Upstream) || grant.Names(tool.Upstream)));
    }
}
