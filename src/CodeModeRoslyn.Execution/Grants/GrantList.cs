using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Grants;

/// <summary>
/// Who may call what: a tool needs a grant that allows it and none that denies it.
/// </summary>
public sealed class GrantList(IReadOnlyList<Grant> grants)
{
    /// <summary>Every tool may be called; what holds when the configuration has no <c>grants</c>.</summary>
    public static GrantList Everything { get; } = new([new Grant("*", GrantAccess.Allow)]);

    /// <summary>What tells the tools that this principal may know of; null when those are all, so that nobody has to ask about each of thousands.</summary>
    public Func<ToolDescriptor, bool>? Filter(string principal) =>
        grants.All(grant => grant is { Access: GrantAccess.Allow }) && grants.Any(grant => grant.Tools == "*") ? null : tool => Allows(principal, tool.Id);

    /// <summary>Whether a run of this principal may call the tool.</summary>
    public bool Allows(string principal, string tool)
    {
        // Grants name no principals yet; every question is asked with one, so that the day they do changes only this.
        _ = principal;
        return Says(GrantAccess.Allow, tool) && !Says(GrantAccess.Deny, tool);
    }

    private bool Says(GrantAccess access, string tool) => grants.Any(grant => grant.Access == access && grant.IsAbout(tool));
}
