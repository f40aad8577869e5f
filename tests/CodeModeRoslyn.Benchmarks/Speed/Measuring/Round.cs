using CodeModeRoslyn.Benchmarks.Speed.Contenders;
using CodeModeRoslyn.Benchmarks.Speed.Upstream;
using CodeModeRoslyn.Benchmarks.Subject;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.Speed.Measuring;

/// <summary>Everything that is measured of one contender in one round.</summary>
internal static class Round
{
    private const int WarmUps = 150;
    private const int UniqueRuns = 300;
    private const int Repeats = 150;
    private const int BusyCallers = 8;

    /// <summary>What was started for the first scripts alone is gone by then, and what they have left behind is collected.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(45);

    /// <returns>Each figure's value.</returns>
    public static async Task<Dictionary<Figure, double>> MeasureAsync(Contender contender, CancellationToken cancellationToken)
    {
        var figures = new Dictionary<Figure, double>();
        if (contender is { AnswersAfter: { } answers, AcceptsAfter: { } accepts })
        {
            (figures[Figure.ColdStart], figures[Figure.Accepts]) = (answers, accepts);
        }

        await using var client = await contender.ConnectAsync(cancellationToken);
        await RunsAsync(contender, client, Work.ThreeCalls, WarmUps, cancellationToken);
        await Task.Delay(Pause, cancellationToken);
        figures[Figure.Idle] = ProcessTable.ProportionalBytes(contender.ProcessId) / (double)(1 << 20);

        var unique = await RunsAsync(contender, client, Work.ThreeCalls, UniqueRuns, cancellationToken);
        (figures[Figure.Unique], figures[Figure.Unique95], figures[Figure.Unique99]) = (Percentile.Median(unique), Percentile.Of(unique, 95), Percentile.Of(unique, 99));
        figures[Figure.Tail] = figures[Figure.Unique99] / figures[Figure.Unique];
        var number = Contender.NextNumber();
        var again = (await RunsAsync(contender, client, Work.ThreeCalls, Repeats, cancellationToken, () => number))[1..];
        (figures[Figure.Again], figures[Figure.Again95], figures[Figure.Again99]) = (Percentile.Median(again), Percentile.Of(again, 95), Percentile.Of(again, 99));
        foreach (var work in Work.All.Where(work => work != Work.ThreeCalls))
        {
            await RunsAsync(contender, client, work, 3, cancellationToken);
            figures[Figure.Of(work)] = Percentile.Median(await RunsAsync(contender, client, work, work.Runs, cancellationToken)) / work.Parts;
        }

        await Throughput.WarmUpAsync(contender, BusyCallers, cancellationToken);
        foreach (var (callers, figure) in new[] { (1, Figure.Runs1), (BusyCallers, Figure.Runs8), (64, Figure.Runs64) })
        {
            figures[figure] = await Throughput.MeasureAsync(contender, callers, cancellationToken);
        }

        return figures;
    }

    /// <summary>The same work without scripts.</summary>
    public static async Task<Dictionary<Figure, double>> MeasureAsync(BareCalls calls, CancellationToken cancellationToken)
    {
        var figures = new Dictionary<Figure, double>();
        foreach (var work in Work.All.Where(BareCalls.Has))
        {
            var times = new List<double>();
            for (var run = -work.Runs / 2; run < work.Runs; run++)
            {
                var took = await calls.RunAsync(work, Contender.NextNumber(), cancellationToken);
                if (run >= 0)
                {
                    times.Add(took);
                }
            }

            figures[Figure.Of(work)] = Percentile.Median(times) / work.Parts;
        }

        return figures;
    }

    private static async Task<List<double>> RunsAsync(Contender contender, McpClient client, Work work, int runs, CancellationToken cancellationToken, Func<int>? number = null)
    {
        var times = new List<double>(runs);
        for (var run = 0; run < runs; run++)
        {
            times.Add((await contender.RunAsync(client, work, (number ?? Contender.NextNumber)(), cancellationToken)).Milliseconds);
        }

        return times;
    }
}
