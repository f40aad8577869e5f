using System.Diagnostics;
using System.Globalization;
using CodeModeRoslyn.Benchmarks.Subject;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Benchmarks.Calls;

/// <summary>Scripts that begin all their calls at once, and the verdict.</summary>
internal sealed class CallsRun(string program)
{
    private const int CallMilliseconds = 200;
    private const int ParallelCalls = 16;
    private const int WarmUps = 3;
    private const int Repeats = 10;

    // What a run may take beside its calls: 64 of them in four rounds, 1.2 s.
    private const double MostOverhead = 1.5;

    // One second is the least that can be configured, and less than the last calls of a long row wait.
    private const string Limits = """ "limits": { "calls": 200, "parallelCalls": 16, "callSeconds": 1 }, """;

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var stdio = SlowUpstream.OverStdio("slow", "over stdio", 64);
        using var http = SlowUpstream.OverHttp("web", "over HTTP", 64);
        using var narrow = SlowUpstream.OverStdio("narrow", "an upstream that takes 8", 8);
        SlowUpstream[] upstreams = [stdio, http, narrow];
        var configuration = $$"""{{Limits}} "mcpServers": { {{string.Join(", ", upstreams.Select(upstream => upstream.Entry))}} },""";
        await using var server = await Server.StartAsync(program, configuration, cancellationToken);
        await using var client = await server.ConnectAsync(Server.Callers[0], cancellationToken);
        await WaitForAsync(client, cancellationToken);

        Console.WriteLine($"calls of {CallMilliseconds} ms, {ParallelCalls} of a run at a time, 1 s for each; {Repeats} runs, from sending the script to its answer");
        Console.WriteLine("                                    calls   least  median    most    may be   at a time   out of place   failed");
        var holds = await MeasureAsync(client, stdio, 64, ParallelCalls, cancellationToken);
        holds &= await MeasureAsync(client, http, 64, ParallelCalls, cancellationToken);
        holds &= await MeasureAsync(client, stdio, 192, ParallelCalls, cancellationToken);
        holds &= await MeasureAsync(client, narrow, 64, 8, cancellationToken);
        return holds;
    }

    private static async Task<bool> MeasureAsync(McpClient client, SlowUpstream upstream, int calls, int atATime, CancellationToken cancellationToken)
    {
        var script = $"var calls = Enumerable.Range(0, {calls}).Select(n => tools.{char.ToUpperInvariant(upstream.Alias[0])}{upstream.Alias[1..]}.WaitAsync(n: n)).ToList(); await Task.WhenAll(calls); return calls.Count;";
        var most = MostOverhead * CallMilliseconds * calls / atATime;
        var times = new List<double>();
        var (together, failed, outOfPlace) = (0, 0, 0);
        for (var run = -WarmUps; run < Repeats; run++)
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await client.CallToolAsync("execute_code", new Dictionary<string, object?> { ["code"] = script }, cancellationToken: cancellationToken);
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var arrived = upstream.Take();
            var report = answer.Meta?["codemode/report"] ?? throw new InvalidOperationException($"The script was not run: {((TextContentBlock)answer.Content[0]).Text}");
            if (run < 0)
            {
                continue;
            }

            times.Add(took);
            together = Math.Max(together, arrived.Select(call => call.UnderWay).DefaultIfEmpty().Max());
            failed += report["outcome"]!.GetValue<string>() == "completed" ? 0 : 1;
            outOfPlace = Math.Max(outOfPlace, arrived.Select((call, place) => Math.Abs(call.Number - place)).DefaultIfEmpty().Max());
        }

        times.Sort();
        // Those that go at the same time may arrive in any order among themselves, and overtake no others.
        var holds = times[^1] <= most && together == atATime && outOfPlace < ParallelCalls && failed == 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(holds ? "yes" : "NO ")}  {upstream.Title,-30} {calls,6} {times[0],7:0} {times[times.Count / 2],7:0} {times[^1],7:0} {most,9:0} {together,11} {outOfPlace,14} {failed,8}"));
        return holds;
    }

    private static async Task WaitForAsync(McpClient client, CancellationToken cancellationToken)
    {
        while (((TextContentBlock)(await client.CallToolAsync("list_servers", cancellationToken: cancellationToken)).Content[0]).Text.Contains("connecting", StringComparison.Ordinal))
        {
            await Task.Delay(200, cancellationToken);
        }
    }
}
