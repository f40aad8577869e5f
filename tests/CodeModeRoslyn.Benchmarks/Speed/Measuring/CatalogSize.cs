using CodeModeRoslyn.Benchmarks.Speed.Contenders;
using CodeModeRoslyn.Benchmarks.Subject;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.Speed.Measuring;

/// <summary>What a script costs with so many tools in the catalog.</summary>
/// <param name="Tools">How many there are.</param>
/// <param name="Unique">The median of three calls, in milliseconds.</param>
/// <param name="Compile">The median of what of that was compiling, in milliseconds.</param>
/// <param name="Megabytes">Resident memory at rest.</param>
internal sealed record CatalogSize(int Tools, double Unique, double Compile, double Megabytes)
{
    /// <summary>How much longer a compilation may take than with the smallest catalog.</summary>
    public const double MostGrowth = 1.3;

    private const int WarmUps = 400;
    private const int Turns = 20;
    private const int RunsInATurn = 20;

    public static IReadOnlyList<int> All { get; } = [10, 1_000, 20_000];

    /// <summary>Measures servers in turn, so that a machine's moods meet all of them.</summary>
    /// <param name="contenders">One for each of <see cref="All"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<CatalogSize>> MeasureAsync(IReadOnlyList<Contender> contenders, CancellationToken cancellationToken)
    {
        var measured = new List<Measured>();
        foreach (var contender in contenders)
        {
            await Quiet.WaitAsync(contender.ProcessId, cancellationToken);
            measured.Add(new Measured(contender, await contender.ConnectAsync(cancellationToken)));
            await measured[^1].RunAsync(WarmUps, cancellationToken);
            measured[^1].Forget();
        }

        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var one in measured)
            {
                await one.RunAsync(RunsInATurn, cancellationToken);
            }
        }

        var sizes = new List<CatalogSize>();
        await Rest.WaitAsync(contenders[^1].ProcessId, cancellationToken);
        foreach (var (one, tools) in measured.Zip(All))
        {
            sizes.Add(new CatalogSize(tools, Percentile.Median(one.Unique), Percentile.Median(one.Compile), ProcessTable.ProportionalBytes(one.Contender.ProcessId) / (double)(1 << 20)));
            await one.Client.DisposeAsync();
        }

        return sizes;
    }

    private sealed record Measured(Contender Contender, McpClient Client)
    {
        public List<double> Unique { get; } = [];

        public List<double> Compile { get; } = [];

        public async Task RunAsync(int runs, CancellationToken cancellationToken)
        {
            for (var run = 0; run < runs; run++)
            {
                var (answer, took) = await Contender.RunAsync(Client, Work.ThreeCalls, Contender.NextNumber(), cancellationToken);
                Unique.Add(took);
                Compile.Add(answer.Meta!["codemode/report"]!["usage"]!["compileMilliseconds"]!.GetValue<double>());
            }
        }

        public void Forget()
        {
            Unique.Clear();
            Compile.Clear();
        }
    }
}
