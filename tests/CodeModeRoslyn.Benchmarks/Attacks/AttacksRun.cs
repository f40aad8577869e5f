using CodeModeRoslyn.Benchmarks.Corpus;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Attacks;

/// <summary>Every attack, and the verdict.</summary>
/// <param name="pile">Where the scripts are.</param>
/// <param name="only">What their names must contain.</param>
/// <param name="program">The server's program.</param>
internal sealed class AttacksRun(ScriptPile pile, string only, string program)
{
    private const string Ordinary = "return Enumerable.Range(1, 3).Select(n => new { n, square = n * n }).ToList();";
    private const int WarmUps = 20;
    private const double MostGrowth = 1.1;

    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    private static readonly TimeSpan MostDelay = TimeSpan.FromSeconds(1);

    /// <summary>After what a server at rest has given back the memory that it no longer needs.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <returns>Whether every attack was answered in time, disturbed nobody, and left no memory behind in the server.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await Server.StartAsync(program, more: "", cancellationToken);
        await using var attacking = await server.ConnectAsync(Server.Callers[0], cancellationToken);
        await using var beside = await server.ConnectAsync(Server.Callers[1], cancellationToken);
        var (attacker, neighbour) = (new Caller(attacking), new Caller(beside));
        var calm = TimeSpan.Zero;
        for (var time = 0; time < WarmUps; time++)
        {
            await attacker.SendAsync(Ordinary, Nothing, cancellationToken);
            (_, calm) = await neighbour.SendAsync(Ordinary, Nothing, cancellationToken);
        }

        var fresh = await MemoryAtRestAsync(server, cancellationToken);
        var first = await RoundAsync(1);
        var before = await MemoryAtRestAsync(server, cancellationToken);
        var second = await RoundAsync(2);
        var peak = ProcessTable.ResidentBytes(server.Id);
        var after = await MemoryAtRestAsync(server, cancellationToken);

        // What one costs for being the first, code that is compiled and tables that fill, is not what they leave behind.
        var isFlat = after <= before * MostGrowth;
        Console.WriteLine($"{YesOrNo(isFlat)}  server at rest {fresh >> 20} MB, after one round {before >> 20}, after the second {after >> 20} ({peak >> 20} at its end)");
        return first && second && isFlat;

        async Task<bool> RoundAsync(int number)
        {
            var holds = true;
            foreach (var kind in new[] { AttackKind.OnWorkers, AttackKind.OnCompilers })
            {
                Console.WriteLine($"round {number}, attacks {kind.Title}");
                var all = new List<Damage>();
                foreach (var script in pile.Of(kind.Scripts).Where(script => script.Name.Contains(only, StringComparison.Ordinal)))
                {
                    all.Add(await AttackAsync(kind, script, attacker, neighbour, calm, cancellationToken));
                    Console.WriteLine($"     {script.Name,-40} {all[^1].Outcome} after {all[^1].Taken.TotalMilliseconds,6:0} ms, a neighbour delayed by {all[^1].Delay.TotalMilliseconds,5:0} ms");
                }

                holds &= all.Count == 0 || Say(kind, all);
            }

            return holds;
        }
    }

    private static bool Say(AttackKind kind, List<Damage> all)
    {
        var (slowest, mostDelay) = (all.Max(damage => damage.Taken), all.Max(damage => damage.Delay));
        var isInTime = slowest <= kind.MostTime;
        var isAlone = mostDelay <= MostDelay && !all.Exists(damage => damage.IsDisturbed);
        Console.WriteLine($"{YesOrNo(isInTime)}  {all.Count} attacks {kind.Title}, the slowest answered after {slowest.TotalMilliseconds:0} ms of {kind.MostTime.TotalMilliseconds:0}");
        Console.WriteLine($"{YesOrNo(isAlone)}  a neighbour delayed by {mostDelay.TotalMilliseconds:0} ms of {MostDelay.TotalMilliseconds:0} at most, {all.Count(damage => damage.IsDisturbed)} times disturbed");
        return isInTime && isAlone;
    }

    private static string YesOrNo(bool isSo) => isSo ? "yes" : "NO ";

    private static async Task<long> MemoryAtRestAsync(Server server, CancellationToken cancellationToken)
    {
        await Task.Delay(Rest, cancellationToken);
        return ProcessTable.ResidentBytes(server.Id);
    }

    private static async Task<Damage> AttackAsync(
        AttackKind kind, Script script, Caller attacker, Caller neighbour, TimeSpan calm, CancellationToken cancellationToken)
    {
        var attack = attacker.SendAsync(script.Source, kind.Arguments, cancellationToken);
        var longest = TimeSpan.Zero;
        var isDisturbed = false;
        do
        {
            var (outcome, taken) = await neighbour.SendAsync(Ordinary, Nothing, cancellationToken);
            longest = taken > longest ? taken : longest;
            isDisturbed |= outcome != "completed";
            await Task.WhenAny(attack, Task.Delay(Pause, cancellationToken));
        }
        while (!attack.IsCompleted);

        var (fate, waited) = await attack;
        return new Damage(fate, waited, longest > calm ? longest - calm : TimeSpan.Zero, isDisturbed);
    }
}
