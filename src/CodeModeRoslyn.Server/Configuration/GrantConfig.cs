namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Whether the tools of a pattern may be called.</summary>
/// <param name="Tools">A pattern over tool ids: <c>*</c>, <c>crm.*</c>, <c>db.execute_raw_sql</c>.</param>
/// <param name="Access">What it grants.</param>
public sealed record GrantConfig(string Tools, GrantAccess Access);

/// <summary>What a grant grants.</summary>
public enum GrantAccess
{
    Allow,
    Deny,
}
