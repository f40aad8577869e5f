using System.Diagnostics;
using CodeModeRoslyn.Benchmarks.Speed.Contenders;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.Speed.Measuring;

/// <summary>How many scripts a second a contender runs for callers who each wait for an answer before they send the next.</summary>
internal static class Throughput
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    /// <summary>What a contender starts for many callers is there by then, and what it translates as it goes is translated.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    /// <summary>Keeps a contender busy, so that what follows is how it goes on and not how it begins.</summary>
    public static Task WarmUpAsync(Contender contender, int callers, CancellationToken cancellationToken) => MeasureAsync(contender, callers, WarmUp, cancellationToken);

    /// <returns>Runs a second.</returns>
    public static Task<double> MeasureAsync(Contender contender, int callers, CancellationToken cancellationToken) => MeasureAsync(contender, callers, Length, cancellationToken);

    private static async Task<double> MeasureAsync(Contender contender, int callers, TimeSpan length, CancellationToken cancellationToken)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => contender.ConnectAsync(cancellationToken)));
        try
        {
            var runs = 0;
            var began = Stopwatch.GetTimestamp();
            await Task.WhenAll(clients.Select(client => Task.Run(() => CallAsync(client), cancellationToken)));
            return runs / Stopwatch.GetElapsedTime(began).TotalSeconds;

            async Task CallAsync(McpClient client)
            {
                while (Stopwatch.GetElapsedTime(began) < length)
                {
                    await contender.RunAsync(client, Work.ThreeCalls, Contender.NextNumber(), cancellationToken);
                    Interlocked.Increment(ref runs);
                }
            }
        }
        finally
        {
            foreach (var client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }
}
