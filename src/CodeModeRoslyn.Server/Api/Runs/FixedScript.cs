using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.Api.Runs;

/// <summary>A script with what its findings suggest.</summary>
/// <param name="Text">It; every line has the number that it had.</param>
/// <param name="IsAccepted">Whether it compiles then, and the policy lets it through.</param>
internal sealed record FixedScript(string Text, bool IsAccepted)
{
    /// <summary>Null where nothing is suggested.</summary>
    public static FixedScript? Of(CheckReport report) =>
        report.Suggested is { } text ? new FixedScript(text, report.Accepted || report.CompilesWithSuggestions == true) : null;
}
