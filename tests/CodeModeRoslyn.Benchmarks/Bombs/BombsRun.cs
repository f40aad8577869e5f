using System.Diagnostics;
using CodeModeRoslyn.Benchmarks.Soak;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.Bombs;

/// <summary>Every bomb once, and the verdict.</summary>
internal sealed class BombsRun(ScriptPile pile, string program)
{
    private const string Ordinary = "return Enumerable.Range(1, 3).Select(n => new { n, square = n * n }).ToList();";
    private const int WarmUps = 20;
    private const double MostGrowth = 1.1;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostDelay = TimeSpan.FromSeconds(1);

    /// <summary>After what a server at rest has given back the memory that it no longer needs.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <returns>Whether every bomb was answered in time, delayed nobody, and left no memory behind in the server.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await SoakServer.StartAsync(program, cancellationToken);
        await using var attacker = await server.ConnectAsync(SoakServer.Callers[0], cancellationToken);
        await using var neighbour = await server.ConnectAsync(SoakServer.Callers[1], cancellationToken);
        var calm = TimeSpan.Zero;
        for (var time = 0; time < WarmUps; time++)
        {
            await CheckAsync(attacker, Ordinary, cancellationToken);
            calm = await CheckAsync(neighbour, Ordinary, cancellationToken);
        }

        // What one costs for being the first is not what they leave behind.
        var bombs = pile.Of(SoakScriptKind.CompileBomb).ToList();
        await DropAsync(bombs[0].Source, attacker, neighbour, calm, cancellationToken);
        var before = await MemoryAtRestAsync(server, cancellationToken);
        var (slowest, mostDelay) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var bomb in bombs)
        {
            var (taken, delay) = await DropAsync(bomb.Source, attacker, neighbour, calm, cancellationToken);
            Console.WriteLine($"{bomb.Name,-40} answered after {taken.TotalMilliseconds,6:0} ms, a neighbour delayed by {delay.TotalMilliseconds,5:0} ms");
            slowest = taken > slowest ? taken : slowest;
            mostDelay = delay > mostDelay ? delay : mostDelay;
        }

        var peak = ProcessTable.ResidentBytes(server.Id);
        var after = await MemoryAtRestAsync(server, cancellationToken);
        var holds = slowest <= MostTime && mostDelay <= MostDelay && after <= before * MostGrowth;
        Console.WriteLine($"slowest {slowest.TotalMilliseconds:0} ms of {MostTime.TotalMilliseconds:0}, most delay {mostDelay.TotalMilliseconds:0} ms of {MostDelay.TotalMilliseconds:0}, server {before >> 20} MB, then {peak >> 20}, at rest {after >> 20}: {(holds ? "it held" : "IT DID NOT HOLD")}");
        return holds;
    }

    private static async Task<long> MemoryAtRestAsync(SoakServer server, CancellationToken cancellationToken)
    {
        await Task.Delay(Rest, cancellationToken);
        return ProcessTable.ResidentBytes(server.Id);
    }

    private static async Task<(TimeSpan Taken, TimeSpan Delay)> DropAsync(
        string bomb, McpClient attacker, McpClient neighbour, TimeSpan calm, CancellationToken cancellationToken)
    {
        var attack = CheckAsync(attacker, bomb, cancellationToken);
        var longest = TimeSpan.Zero;
        do
        {
            var beside = await CheckAsync(neighbour, Ordinary, cancellationToken);
            longest = beside > longest ? beside : longest;
            await Task.WhenAny(attack, Task.Delay(Pause, cancellationToken));
        }
        while (!attack.IsCompleted);

        return (await attack, longest > calm ? longest - calm : TimeSpan.Zero);
    }

    private static async Task<TimeSpan> CheckAsync(McpClient client, string source, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await client.CallToolAsync(
            "execute_code", new Dictionary<string, object?> { ["code"] = source, ["dry_run"] = true }, cancellationToken: cancellationToken);
        return Stopwatch.GetElapsedTime(began);
    }
}
