using System.Diagnostics;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

/// <summary>Sources that hang or crash a compiler, against an engine with the default limits.</summary>
public sealed class CompileBombTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Ordinary = "return Enumerable.Range(1, 3).Select(n => new { n, square = n * n }).ToList();";
    private const long Megabyte = 1 << 20;
    private const int MostCompilers = 4;

    /// <summary>
    /// From asking to the answer, while other tests keep the processors busy: the ten seconds after which a compiler is ended
    /// on any machine, and the start of the next one. A quiet machine takes less than half of it.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The neighbour asks again and again, but leaves the processors to the bombs in between.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>By how much a bomb may delay somebody else's compile there; one that waited for the bomb would take longer.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2.5);

    private Engine? engine;

    public async ValueTask InitializeAsync() => engine = await Engine.StartAsync(CodeModeConfig.BuiltIn with { Callers = [new("attacker", new string('a', 64)), new("neighbour", new string('b', 64))] }, DemoUpstreams.All);

    public ValueTask DisposeAsync() => engine!.DisposeAsync();

    [Fact]
    public async Task ABombIsAnsweredInTimeAndHoldsUpNobody()
    {
        // Warm, so that what follows is the bombs' doing.
        await CheckAsync(Ordinary, "attacker");
        await CheckAsync(Ordinary, "neighbour");
        var calm = await CheckAsync(Ordinary, "neighbour");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        using var pause = new PeriodicTimer(Pause);
        List<string> late = [];
        List<string> delayed = [];
        foreach (var bomb in CorpusScript.Of("hostile").Where(script => script.Category == "compile-bomb"))
        {
            var attack = CheckAsync(bomb.Source, "attacker");
            do
            {
                var beside = await CheckAsync(Ordinary, "neighbour");
                if (beside > calm + Delay)
                {
                    delayed.Add($"{beside.TotalMilliseconds:0} ms beside {bomb.Name}");
                }
            }
            while (!attack.IsCompleted && await pause.WaitForNextTickAsync(TestContext.Current.CancellationToken));

            var taken = await attack;
            output.WriteLine($"{bomb.Name}: {taken.TotalMilliseconds:0} ms");
            if (taken > Patience)
            {
                late.Add($"{bomb.Name}: {taken.TotalMilliseconds:0} ms");
            }
        }

        late.Should().BeEmpty();
        delayed.Should().BeEmpty();
        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(16 * Megabyte);
        Children.With("CodeModeRoslyn.Compiler.dll").Count.Should().BeLessThanOrEqualTo(MostCompilers + 1, "one more is there for bindings");
    }

    private async Task<TimeSpan> CheckAsync(string source, string principal)
    {
        var started = Stopwatch.GetTimestamp();
        await engine!.Runner.CheckAsync(new RunRequest(source, principal), TestContext.Current.CancellationToken);
        return Stopwatch.GetElapsedTime(started);
    }
}
