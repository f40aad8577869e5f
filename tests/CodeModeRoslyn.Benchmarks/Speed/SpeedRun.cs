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
            await using (var calls = new BareCalls(upstream.Url))
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

        table.Write(output);
        Console.WriteLine(table.ToMarkdown());
        return table.Holds;
    }

    private Task<Contender> StartAsync(string config, CancellationToken cancellationToken) => Contender.StartAsync(
        Own,
        Path.Combine(contenders, Own),
        new Dictionary<string, string[]> { ["{program}"] = program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", "exec", program] : [program], ["{config}"] = [config] },
        cancellationToken);
}
