using CodeModeRoslyn.Benchmarks.Speed.Contenders;
using CodeModeRoslyn.Benchmarks.Speed.Measuring;
using CodeModeRoslyn.Benchmarks.Speed.Report;
using CodeModeRoslyn.Benchmarks.Speed.Upstream;

namespace CodeModeRoslyn.Benchmarks.Speed;

/// <summary>Measures all contenders in turn, round for round, so that a machine's moods meet all of them.</summary>
internal sealed class SpeedRun(string program, IReadOnlyList<Peer> peers, string contenders)
{
    private const string Own = "codemode";
    private const string Bare = "the calls alone";

    public async Task<bool> RunAsync(int rounds, string output, CancellationToken cancellationToken)
    {
        using var upstream = await ToolsUpstream.StartAsync(cancellationToken);
        var table = new SpeedTable([Bare, Own, .. peers.Select(peer => peer.Name)], Own);
        for (var round = 1; round <= rounds; round++)
        {
            Console.Error.WriteLine($"round {round} of {rounds}");
            using (var calls = new BareCalls(upstream.Url))
            {
                table.Add(Bare, await Round.MeasureAsync(calls, cancellationToken));
            }

            await using (var own = await StartAsync(CodemodeConfig.Write(upstream.Url), cancellationToken))
            {
                table.Add(Own, await Round.MeasureAsync(own, cancellationToken));
            }

            foreach (var peer in peers)
            {
                await using var other = peer.Url is { } url
                    ? Contender.At(peer.Name, peer.Folder, url)
                    : await Contender.StartAsync(peer.Name, peer.Folder, new Dictionary<string, string[]> { ["{upstream}"] = [upstream.Url.ToString()] }, cancellationToken);
                table.Add(peer.Name, await Round.MeasureAsync(other, cancellationToken));
            }
        }

        var report = new SpeedReport(table);
        await MeasureOwnAsync(report, upstream, cancellationToken);
        report.Write(output);
        Console.WriteLine(report.ToMarkdown());
        return report.Holds;
    }

    /// <summary>What has nothing to be held beside.</summary>
    private async Task MeasureOwnAsync(SpeedReport report, ToolsUpstream upstream, CancellationToken cancellationToken)
    {
        var sizes = new List<Contender>();
        try
        {
            foreach (var tools in CatalogSize.All)
            {
                Console.Error.WriteLine($"{tools} tools");
                sizes.Add(await StartAsync(CodemodeConfig.Write(upstream.Url, tools), cancellationToken));
            }

            report.Catalogs.AddRange(await CatalogSize.MeasureAsync(sizes, cancellationToken));
        }
        finally
        {
            foreach (var own in sizes)
            {
                await own.DisposeAsync();
            }
        }

        Console.Error.WriteLine($"{Growth.LateRuns} runs");
        await using var longLived = await StartAsync(CodemodeConfig.Write(upstream.Url), cancellationToken);
        report.Growth = await Growth.MeasureAsync(longLived, cancellationToken);
        await using var client = await longLived.ConnectAsync(cancellationToken);
        var number = Contender.NextNumber();
        report.Unique = await Stages.MeasureAsync(longLived, client, Contender.NextNumber, cancellationToken);
        report.Again = await Stages.MeasureAsync(longLived, client, () => number, cancellationToken);
    }

    private Task<Contender> StartAsync(string config, CancellationToken cancellationToken) => Contender.StartAsync(
        Own,
        Path.Combine(contenders, Own),
        new Dictionary<string, string[]> { ["{program}"] = program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", "exec", program] : [program], ["{config}"] = [config] },
        cancellationToken);
}
