using System.Diagnostics;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.Attacks;

/// <summary>Somebody who sends scripts and looks at the clock.</summary>
internal sealed class Caller(McpClient client)
{
    public async Task<(string Outcome, TimeSpan Taken)> SendAsync(string source, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await client.CallToolAsync("execute_code", new Dictionary<string, object?>(arguments) { ["code"] = source }, cancellationToken: cancellationToken);
        var taken = Stopwatch.GetElapsedTime(began);

        // Without a report, no compiler or worker became free in time. That of a script that was only compiled has no outcome.
        var report = answer.Meta?["codemode/report"];
        var outcome = report is null ? "busy"
            : report["outcome"]?.GetValue<string>() ?? (report["accepted"]!.GetValue<bool>() ? "accepted" : "rejected");
        return (outcome, taken);
    }
}
