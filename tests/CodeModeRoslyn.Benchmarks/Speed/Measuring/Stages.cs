using CodeModeRoslyn.Benchmarks.Speed.Contenders;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.Speed.Measuring;

/// <summary>Where the time of a run goes, as codemode's own reports say it.</summary>
internal static class Stages
{
    /// <summary>What of a run's time is in no report: the door, both ways.</summary>
    private const string Door = "door";

    private const int Runs = 200;

    /// <returns>The median of each stage, in milliseconds, in the order in which they happen.</returns>
    public static async Task<IReadOnlyList<(string Stage, double Milliseconds)>> MeasureAsync(Contender contender, McpClient client, Func<int> number, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, List<double>>();
        for (var run = 0; run < Runs; run++)
        {
            var (answer, took) = await contender.RunAsync(client, Work.ThreeCalls, number(), cancellationToken);
            var stages = answer.Meta?["codemode/report"]?["usage"]?["stages"]?.AsObject() ?? throw new InvalidOperationException("The report does not say what its stages took.");
            foreach (var (stage, time) in stages.Select(stage => (stage.Key, stage.Value!.GetValue<double>())).Append((Door, took - stages.Sum(stage => stage.Value!.GetValue<double>()))))
            {
                if (!all.TryGetValue(stage, out var times))
                {
                    all[stage] = times = [];
                }

                times.Add(time);
            }
        }

        return [.. all.Where(stage => stage.Value.Count > Runs / 2).Select(stage => (stage.Key, Percentile.Median(stage.Value)))];
    }
}
