using CodeModeRoslyn.Execution.History;

namespace CodeModeRoslyn.Server.Api.Runs;

/// <summary>A run in a list.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Principal">Whose it is.</param>
/// <param name="Door">Where it came in: <c>mcp</c> or <c>api</c>.</param>
/// <param name="Asked">When it was asked for.</param>
/// <param name="Outcome">How it ended; <c>running</c> while it goes on, <c>notStarted</c> when nothing could carry it.</param>
/// <param name="Milliseconds">From when it was asked for to its end; null while it goes on.</param>
/// <param name="Calls">How many calls it has made so far.</param>
/// <param name="FirstLine">The first line of the script that says something, shortened.</param>
internal sealed record RunSummary(string RunId, string Principal, string Door, DateTimeOffset Asked, string Outcome, double? Milliseconds, int Calls, string FirstLine)
{
    private const int LongestLine = 120;

    public static RunSummary Of(RunRecord run)
    {
        var events = run.Events;
        var outcome = events[^1] switch
        {
            RunEvent.Ended ended => ended.Report.Outcome,
            RunEvent.NotStarted => "notStarted",
            _ => "running",
        };
        return new RunSummary(
            run.RunId, run.Principal, run.Door, run.Asked, outcome, outcome == "running" ? null : events[^1].At, events.Count(happened => happened is RunEvent.Called), FirstLineOf(run.Source));
    }

    private static string FirstLineOf(string source)
    {
        foreach (var line in source.AsSpan().EnumerateLines())
        {
            if (line.Trim() is { IsEmpty: false } said)
            {
                return said.Length <= LongestLine ? said.ToString() : $"{said[..LongestLine]}…";
            }
        }

        return "";
    }
}
