using System.Text;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>The calls of a run that did not complete which had been answered before and may have changed something: whoever sends the script again makes them again.</summary>
internal static class DoneCalls
{
    private const int MostTools = 10;
    private const int MostLines = 5;

    public static void Append(StringBuilder text, RunReport report)
    {
        var done = report.How is RunOutcome.Completed ? [] : report.Calls.Where(call => call is { Outcome: "ok", MayChange: true }).GroupBy(call => call.Tool).ToList();
        if (done.Count == 0)
        {
            return;
        }

        text.AppendLine($"done before that: {string.Join(", ", done.Take(MostTools).Select(Describe))}{(done.Count > MostTools ? $" and {done.Count - MostTools:N0} more tools" : "")}. Do not send these calls again, unless they only read.");
    }

    private static string Describe(IGrouping<string, ReportedCall> calls)
    {
        var lines = calls.Select(call => call.Line).Distinct().Order().ToList();
        return $"{QuotedText.InLine(calls.Key)}{(calls.Count() > 1 ? $", {calls.Count():N0} times" : "")} ({(lines.Count == 1 ? "line" : "lines")} {string.Join(", ", lines.Take(MostLines))}{(lines.Count > MostLines ? ", …" : "")})";
    }
}
