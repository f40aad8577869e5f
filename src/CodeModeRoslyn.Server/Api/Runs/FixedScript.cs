using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.Api.Runs;

/// <summary>A script whose slips were mended.</summary>
/// <param name="Text">It compiles, and the policy and the grants let it through.</param>
/// <param name="Applied">What was changed.</param>
internal sealed record FixedScript(string Text, IReadOnlyList<ReportedChange> Applied);
