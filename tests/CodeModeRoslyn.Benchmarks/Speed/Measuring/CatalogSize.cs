using CodeModeRoslyn.Benchmarks.Speed.Contenders;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Speed.Measuring;

/// <summary>What a script costs with so many tools in the catalog.</summary>
/// <param name="Tools">How many there are.</param>
/// <param name="Unique">The median of three calls, in milliseconds.</param>
/// <param name="Compile">The median of what of that was compiling, in milliseconds.</param>
/// <param name="Megabytes">Resident memory.</param>
internal sealed record CatalogSize(int Tools, double Unique, double Compile, double Megabytes)
{
    /// <summary>How much longer a compilation may take than with the smallest catalog.</summary>
    public const double MostGrowth = 1.3;

    private const int WarmUps = 200;
    private const int Runs = 200;

    public static IReadOnlyList<int> All { get; } = [10, 1_000, 20_000];

    public static async Task<CatalogSize> MeasureAsync(Contender contender, int tools, CancellationToken cancellationToken)
    {
        await using var client = await contender.ConnectAsync(cancellationToken);
        await Quiet.WaitAsync(contender.ProcessId, cancellationToken);
        var (unique, compile) = (new List<double>(), new List<double>());
        for (var run = -WarmUps; run < Runs; run++)
        {
            var (answer, took) = await contender.RunAsync(client, Work.ThreeCalls, Contender.NextNumber(), cancellationToken);
            if (run >= 0)
            {
                unique.Add(took);
                compile.Add(answer.Meta!["codemode/report"]!["usage"]!["compileMilliseconds"]!.GetValue<double>());
            }
        }

        return new CatalogSize(tools, Percentile.Median(unique), Percentile.Median(compile), ProcessTable.ProportionalBytes(contender.ProcessId) / (double)(1 << 20));
    }
}
