using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Writes reports for the model: the outcome first, nothing twice.</summary>
public static class AnswerText
{
    /// <summary>The answer to a run.</summary>
    /// <param name="report">The account of the run.</param>
    /// <param name="source">The script, whose lines are shown with the findings.</param>
    public static string Of(RunReport report, string source)
    {
        var text = new StringBuilder(FirstLine(report)).AppendLine();
        foreach (var cut in report.Truncated)
        {
            text.AppendLine($"{cut.What} shortened: {cut.Kept:N0} of {cut.Of:N0} characters. Filter in the script to see what matters.");
        }

        AppendFindings(text, report.Diagnostics, report.Applied, report.CompilesWithSuggestions, source);
        foreach (var alike in report.Calls.Where(call => call.Outcome != "ok").GroupBy(call => (call.Tool, call.Line, call.Outcome)))
        {
            var times = alike.Count() is > 1 and var count ? $", {count} times" : "";
            text.AppendLine($"call {alike.Key.Tool} (line {alike.Key.Line}): {alike.Key.Outcome}{times}");
        }

        if (report.Result is { } result)
        {
            text.AppendLine("result:").AppendLine(result.ValueKind == JsonValueKind.String ? result.GetString() : result.GetRawText());
        }

        if (report.Output.Length > 0)
        {
            text.AppendLine("output:").Append(report.Output);
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>The answer to a dry run.</summary>
    public static string Of(CheckReport report, string source)
    {
        var text = new StringBuilder(report.Accepted ? "accepted: it compiles and the policy lets it through" : "rejected: it would not run").AppendLine();
        text.AppendLine(report.Reach.Count == 0 ? "It calls no tools." : $"It could call: {string.Join(", ", report.Reach)}");
        AppendFindings(text, report.Diagnostics, report.Applied, report.CompilesWithSuggestions, source);
        return text.ToString().TrimEnd();
    }

    private static string FirstLine(RunReport report) => report.How switch
    {
        RunOutcome.Completed => $"completed in {report.Usage.RunMilliseconds:0} ms, {report.Usage.Calls} {(report.Usage.Calls == 1 ? "call" : "calls")}",
        RunOutcome.Rejected => "rejected: nothing ran",
        RunOutcome.Faulted faulted => Describe(faulted.Error),
        RunOutcome.LimitExceeded { Limit.Kind: "stack" } stack => $"stopped by the limit 'stack'{Place(stack.Limit)}: calls are nested too deeply, as in a recursion without an end",
        RunOutcome.LimitExceeded { Limit.Kind: "fuel" } fuel => $"stopped by the limit 'fuel'{Place(fuel.Limit)}: {fuel.Limit.Limit:N0} passes through loops and methods, as in a loop without an end",
        RunOutcome.LimitExceeded exceeded => $"stopped by the limit '{exceeded.Limit.Kind}'{Place(exceeded.Limit)}: {exceeded.Limit.Observed:N0} of {exceeded.Limit.Limit:N0} {Unit(exceeded.Limit.Kind)}",
        RunOutcome.Cancelled => "cancelled",
        RunOutcome.ApprovalRequired => "approval required, and nobody here can be asked: nothing ran",
        RunOutcome.WorkerLost lost => $"the worker was lost: {lost.Reason}",
        _ => report.Outcome,
    };

    private static string Describe(ReportedError error) =>
        $"faulted: {error.Type}{(error.Line > 0 ? $" in line {error.Line}" : "")}: "
        + (error.Tool is { } tool ? $"{tool} ({error.Kind}{(error.Retryable == true ? ", may succeed later" : "")}): " : "")
        + error.Message;

    private static string Place(ReportedLimit limit) => limit.Line is { } line ? $" in line {line}" : "";

    private static string Unit(string kind) => kind switch
    {
        "wallClock" or "cpuTime" => "ms",
        "memory" => "bytes",
        "calls" => "calls",
        _ => "",
    };

    private static void AppendFindings(
        StringBuilder text, IReadOnlyList<ReportedDiagnostic> findings, IReadOnlyList<ReportedChange>? applied, bool? compilesWithSuggestions, string source)
    {
        foreach (var line in (applied ?? []).GroupBy(change => change.Line))
        {
            text.AppendLine($"mended before it ran, line {line.Key}: {string.Join("; ", line.Select(change => change.What))}");
        }

        var lines = source.Split('\n');
        foreach (var found in findings)
        {
            text.AppendLine($"{found.Severity} {found.Id}, line {found.Line}, column {found.Column}: {found.Message}");
            if (found.Line >= 1 && found.Line <= lines.Length && lines[found.Line - 1].TrimEnd() is { Length: > 0 and <= 200 } line)
            {
                text.AppendLine($"    {line}");
                text.Append(' ', 4 + Math.Clamp(found.Column - 1, 0, line.Length)).AppendLine("^");
            }

            if (found.Suggestion is { } suggestion)
            {
                text.AppendLine($"  fix: {suggestion}");
            }
        }

        if (compilesWithSuggestions == true)
        {
            text.AppendLine("With these changes the script compiles.");
        }
    }
}
