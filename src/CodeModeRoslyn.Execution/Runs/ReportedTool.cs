using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>A tool that a script could call: what the grants say of it, and what its server says of its effects.</summary>
/// <param name="Tool">The tool's id.</param>
/// <param name="Access"><c>allow</c>, <c>approve</c> (a person has to agree to each call, or to some) or <c>deny</c>.</param>
/// <param name="Reason">Which line of the configuration decides.</param>
/// <param name="ReadOnly">Whether it changes nothing; absent when its server does not say, as for the others. None of them is a promise.</param>
/// <param name="Destructive">Whether it may destroy something.</param>
/// <param name="Idempotent">Whether the same call may be made twice.</param>
/// <param name="OpenWorld">Whether it reaches beyond its server.</param>
public sealed record ReportedTool(string Tool, string Access, string Reason, bool? ReadOnly, bool? Destructive, bool? Idempotent, bool? OpenWorld)
{
    public static ReportedTool Of(ToolDescriptor tool, GrantDecision decision) => new(
        tool.Id,
        decision.Access.ToString().ToLowerInvariant(),
        decision.Line switch
        {
            { Line: null, Path: Grant.DefaultPath } => "no \"grants\" are configured",
            { Arguments: not null } => $"{decision.Origin}, for some arguments",
            _ => decision.Origin,
        },
        tool.Hints.ReadOnly,
        tool.Hints.Destructive,
        tool.Hints.Idempotent,
        tool.Hints.OpenWorld);
}
