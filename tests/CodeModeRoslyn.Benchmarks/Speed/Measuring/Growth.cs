using CodeModeRoslyn.Benchmarks.Speed.Contenders;
using CodeModeRoslyn.Benchmarks.Subject;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.Speed.Measuring;

/// <summary>Resident memory after a thousand runs and after ten thousand, each with a text of its own.</summary>
/// <param name="Early">After the first thousand, in megabytes.</param>
/// <param name="Late">After all, in megabytes.</param>
internal sealed record Growth(double Early, double Late)
{
    public const double Most = 1.1;

    public const int EarlyRuns = 1_000;

    public const int LateRuns = 10_000;

    private const int Callers = 8;

    public double Ratio => Late / Early;

    public static async Task<Growth> MeasureAsync(Contender contender, CancellationToken cancellationToken)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => contender.ConnectAsync(cancellationToken)));
        var early = await AfterAsync(contender, clients, EarlyRuns, cancellationToken);
        var late = await AfterAsync(contender, clients, LateRuns - EarlyRuns, cancellationToken);
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        return new Growth(early, late);
    }

    private static async Task<double> AfterAsync(Contender contender, McpClient[] clients, int runs, CancellationToken cancellationToken)
    {
        var left = runs;
        await Task.WhenAll(clients.Select(client => Task.Run(
            async () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await contender.RunAsync(client, Work.ThreeCalls, Contender.NextNumber(), cancellationToken);
                }
            },
            cancellationToken)));
        await Rest.WaitAsync(contender.ProcessId, cancellationToken);
        return ProcessTable.ProportionalBytes(contender.ProcessId) / (double)(1 << 20);
    }
}
