using System.IO.Enumeration;

namespace CodeModeRoslyn.Execution.Grants;

/// <summary>
/// Who may call what. Without any grant everything is allowed; with grants, a tool needs one that allows it and none
/// that denies it.
/// </summary>
public sealed class GrantList(IReadOnlyList<Grant> grants)
{
    /// <summary>Whether a run of this principal may call the tool.</summary>
    public bool Allows(string principal, string tool)
    {
        // Grants name no principals yet; every question is asked with one, so that the day they do changes only this.
        _ = principal;
        return grants.Count == 0
            || (Says(GrantAccess.Allow, tool) && !Says(GrantAccess.Deny, tool));
    }

    private bool Says(GrantAccess access, string tool) =>
        grants.Any(grant => grant.Access == access && FileSystemName.MatchesSimpleExpression(grant.Tools, tool, ignoreCase: false));
}
