using System.Text;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>The calls of a run that failed or have an unknown outcome: a line for those that are alike, and none for what the first line has said.</summary>
internal static class FailedCalls
{
    private const int MostLines = 20;
    private const int LongestMessage = 200;

    public static void Append(StringBuilder text, RunReport report)
    {
        var alike = report.Calls.Where(call => call.Outcome != "ok").GroupBy(call => (call.Tool, call.Line, call.Outcome)).ToList();
        var told = report.Error is { } error ? alike.Find(calls => calls.Key == (error.Tool, error.Line, error.Kind)) ?? alike.Find(calls => IsOf(calls, error)) : null;
        foreach (var calls in alike.Take(MostLines))
        {
            var isTold = calls == told;
            var others = calls.Count() - (isTold ? 1 : 0);
            if (others > 0)
            {
                text.AppendLine($"call {QuotedText.InLine(calls.Key.Tool)} (line {calls.Key.Line}): {Outcome(calls.First())}{Times(others, isTold)}{Why(calls, isTold ? report.Error!.Message : null)}");
            }
        }

        if (alike.Count > MostLines)
        {
            text.AppendLine($"and {alike.Skip(MostLines).Sum(calls => calls.Count()):N0} more calls that failed");
        }
    }

    // A call that was begun in one line and awaited in another.
    private static bool IsOf(IGrouping<(string Tool, int Line, string Outcome), ReportedCall> calls, ReportedError error) =>
        (calls.Key.Tool, calls.Key.Outcome) == (error.Tool, error.Kind) && calls.Any(call => call.Message is { } message && error.Message.StartsWith(message.TrimEnd('…'), StringComparison.Ordinal));

    private static string Outcome(ReportedCall call) => call switch
    {
        { Outcome: "unknown", MayChange: true } => "not answered when the run ended, and may have taken effect",
        { Outcome: "unknown" } => "not answered when the run ended",
        _ => call.Outcome,
    };

    private static string Times(int count, bool isMore) => isMore ? $", {count} more {(count == 1 ? "time" : "times")}" : count > 1 ? $", {count} times" : "";

    // The first of those that differ stands for all.
    private static string Why(IEnumerable<ReportedCall> calls, string? told)
    {
        var messages = calls.Select(call => call.Message).OfType<string>().Distinct().ToList();
        return messages.Find(message => told?.StartsWith(message.TrimEnd('…'), StringComparison.Ordinal) != true) is { } other
            ? $": {QuotedText.InLine(other, LongestMessage)}{(messages.Count > 1 ? " (and others)" : "")}"
            : "";
    }
}
