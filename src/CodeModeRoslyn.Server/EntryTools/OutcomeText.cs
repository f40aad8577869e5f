using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>The first line of an answer: how the run ended, and what of it had to be shortened.</summary>
internal static class OutcomeText
{
    /// <summary>The line, and what there is more to say of an exception.</summary>
    public static (string Line, string Further) Of(RunReport report)
    {
        var cut = string.Concat(report.Truncated.Select(cut => $" ({cut.What} shortened: {cut.Kept:N0} of {cut.Of:N0} characters{Items(cut)})"));
        if (report.How is RunOutcome.Faulted faulted)
        {
            var (first, rest) = QuotedText.Split(faulted.Error.Message);
            return ($"faulted{cut}: {Prefix(faulted.Error)}{first}", rest);
        }

        return (Line(report) + cut, "");
    }

    private static string Items(Truncation cut) => cut.Items is { } items
        ? $", {items.Kept:N0} of {items.Of:N0} {(items.IsList ? "items" : "properties")}{(items.At == "$" ? "" : $" of {QuotedText.InLine(items.At)}")}"
        : "";

    private static string Line(RunReport report) => report.How switch
    {
        RunOutcome.Completed => $"completed in {report.Usage.RunMilliseconds:0} ms, {report.Usage.Calls} {(report.Usage.Calls == 1 ? "call" : "calls")}",
        RunOutcome.Rejected => "rejected: nothing ran",
        RunOutcome.LimitExceeded { Limit.Kind: "stack" } stack => $"stopped by the limit 'stack'{Place(stack.Limit)}: calls are nested too deeply, as in a recursion without an end",
        RunOutcome.LimitExceeded { Limit.Kind: "fuel" } fuel => $"stopped by the limit 'fuel'{Place(fuel.Limit)}: {fuel.Limit.Limit:N0} passes through loops and methods, as in a loop without an end",
        RunOutcome.LimitExceeded exceeded => $"stopped by the limit '{exceeded.Limit.Kind}'{Place(exceeded.Limit)}: {exceeded.Limit.Observed:N0} of {exceeded.Limit.Limit:N0} {Unit(exceeded.Limit.Kind)}",
        RunOutcome.Cancelled => "cancelled",
        RunOutcome.ApprovalRequired => "approval required, and nobody here can be asked: nothing ran",
        RunOutcome.WorkerLost lost => $"the worker was lost: {QuotedText.InLine(lost.Reason)}",
        _ => report.Outcome,
    };

    private static string Prefix(ReportedError error) =>
        $"{QuotedText.InLine(error.Type)}{(error.Line > 0 ? $" in line {error.Line}" : "")}: "
        + (error.Tool is { } tool ? $"{QuotedText.InLine(tool)} ({QuotedText.InLine(error.Kind ?? "")}{(error.Retryable == true ? ", may succeed later" : "")}): " : "");

    private static string Place(ReportedLimit limit) => limit.Line is { } line ? $" in line {line}" : "";

    private static string Unit(string kind) => kind switch
    {
        "wallClock" or "cpuTime" => "ms",
        "memory" => "bytes",
        "calls" => "calls",
        "threads" => "threads",
        _ => "",
    };
}
