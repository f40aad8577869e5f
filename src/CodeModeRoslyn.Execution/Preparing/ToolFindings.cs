using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Guarding;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Preparing;

/// <summary>What the host itself has to say of the tools and upstreams that a script names: whether it may have them, and whether they are there.</summary>
/// <param name="source">The script.</param>
public sealed class ToolFindings(string source)
{
    public const string NotGranted = "CMR1900";
    public const string NeedsApproval = "CMR1901";
    public const string NotForScripts = "CMR1902";
    public const string NotMended = "CMR1903";
    public const string UpstreamUnavailable = "CMR3120";

    internal ReportedDiagnostic Denied(string tool, GrantDecision decision, IReadOnlyList<CompiledBinding> bindings) =>
        AtTool(NotGranted, tool, bindings, $"The tool '{tool}' is not granted to this caller: {decision.Origin}.", "Leave it out of the script. The operator's configuration decides (\"grants\").");

    internal ReportedDiagnostic Approval(string tool, GrantDecision decision, IReadOnlyList<CompiledBinding> bindings) =>
        AtTool(
            NeedsApproval, tool, bindings, $"The tool '{tool}' needs a person's approval: {decision.Origin}.",
            "Use a client that can ask its person (MCP elicitation, or input_required), or leave it out of the script.");

    /// <summary>A script that would do with changes, which nobody makes for it.</summary>
    internal ReportedDiagnostic TooGraveToMend(string tool, IReadOnlyList<CompiledBinding> bindings) =>
        AtTool(
            NotMended, tool, bindings, $"They were not made for you, because it could call '{tool}', which may destroy something or needs a person's approval.",
            "Send the script again as the suggestions say.") with
        { Severity = ReportedDiagnostic.Warning };

    internal ReportedDiagnostic NotExposed(UpstreamSnapshot upstream)
    {
        var name = UpstreamNames.Of(upstream.Alias);
        return At(
            NotForScripts, name, $"The upstream '{upstream.Alias}' is not there for scripts: there is no tools.{name}.",
            "Call its tools directly: tools/list has them. The operator's configuration decides (\"exposure\").");
    }

    /// <summary>An upstream without tools now.</summary>
    /// <param name="upstream">The upstream.</param>
    /// <param name="patience">How long it was waited for.</param>
    internal ReportedDiagnostic Unavailable(UpstreamSnapshot upstream, TimeSpan patience)
    {
        var name = UpstreamNames.Of(upstream.Alias);
        var reason = upstream.Status switch
        {
            { State: UpstreamState.Connecting } => $"it has not answered within {patience.TotalSeconds:0} s",
            { State: UpstreamState.Unavailable, Reason: { } why } => why,
            _ => "it offers no tools",
        };
        return At(UpstreamUnavailable, name, $"The upstream '{upstream.Alias}' (tools.{name}) has no tools now: {reason}", "Try again later, or leave it out of the script.");
    }

    /// <summary>An upstream whose bindings do not compile.</summary>
    internal static ReportedDiagnostic Broken(BindingException broken) =>
        new(UpstreamUnavailable, ReportedDiagnostic.Error, broken.Message, 1, 1, "Leave this upstream out; the fault is not the script's.");

    private ReportedDiagnostic AtTool(string id, string tool, IReadOnlyList<CompiledBinding> bindings, string message, string suggestion) =>
        At(id, bindings.SelectMany(binding => binding.Text.Tools).FirstOrDefault(known => known.ToolId == tool)?.Method ?? tool, message, suggestion);

    private ReportedDiagnostic At(string id, string word, string message, string suggestion)
    {
        var (line, column) = Words.Find(source, word);
        return new ReportedDiagnostic(id, ReportedDiagnostic.Error, message, line, column, suggestion);
    }
}
