using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>What was decided about a tool, and by which line of the configuration.</summary>
/// <param name="Tool">The tool's id.</param>
/// <param name="Access">Such as <c>allow</c>, <c>deny</c>.</param>
/// <param name="By">The tools that the grant names, as the configuration has it; null when no grant decided.</param>
/// <param name="Line">The line of the configuration, from 1; null when no grant decided.</param>
internal sealed record AuditGrant(string Tool, string Access, string? By = null, int? Line = null)
{
    public static AuditGrant Of(ToolDescriptor tool, GrantDecision decision) =>
        new(tool.Id, decision.Access.ToString().ToLowerInvariant(), decision.Line?.Tools, decision.Line?.Line);
}
