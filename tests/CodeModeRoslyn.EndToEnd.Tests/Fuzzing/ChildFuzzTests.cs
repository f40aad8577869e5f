using System.Text.Json;
using CodeModeRoslyn.EndToEnd.Tests.Corpus;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.EndToEnd.Tests.Fuzzing;

/// <summary>Children that were taken over and say what comes to their mind, in frames that may be none.</summary>
public sealed class ChildFuzzTests : IAsyncDisposable
{
    private static readonly RunLimits Limits = new() { Calls = 5, WallClock = TimeSpan.FromSeconds(1), Compile = TimeSpan.FromSeconds(1), CompileWork = TimeSpan.Zero };

    /// <summary>What nobody waits longer for than a limit and the end of a process take, on a busy machine.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(15);

    private readonly ITestOutputHelper output;
    private readonly ChildLauncher launcher = new(TimeProvider.System);
    private readonly ChildPool pool;
    private readonly FuzzBudget budget = new();
    private readonly FrameMaker frames;

    public ChildFuzzTests(ITestOutputHelper output)
    {
        this.output = output;
        pool = new ChildPool(launcher, TakenOver.Program, warmUp: null, new ChildPoolOptions(), TimeProvider.System, NullLogger<ChildPool>.Instance);
        frames = new FrameMaker(budget.Seed, RecordedBridge.RunId);
        output.WriteLine($"CODEMODE_FUZZ_SEED={budget.Seed}");
    }

    [Fact]
    public async Task WhateverAWorkerSaysItsRunHasAnOutcome()
    {
        var outcomes = new Dictionary<string, int>();
        while (budget.HasTime)
        {
            var said = frames.OfWorker();
            var (outcome, text, called) = await RunAsync(said).WaitAsync(LongEnough, TestContext.Current.CancellationToken);

            outcomes[outcome.GetType().Name] = outcomes.GetValueOrDefault(outcome.GetType().Name) + 1;
            text.Length.Should().BeLessThanOrEqualTo(Limits.OutputCharacters);
            called.Should().NotContain(tool => tool != "up.granted").And.HaveCountLessThanOrEqualTo(Limits.Calls);
            if (outcome is RunOutcome.Completed { Result: var result })
            {
                JsonElement.Parse(result.Span).ValueKind.Should().NotBe(JsonValueKind.Undefined);
            }
        }

        output.WriteLine(string.Join(", ", outcomes.Select(pair => $"{pair.Value} {pair.Key}")));
        outcomes.Should().ContainKey(nameof(RunOutcome.WorkerLost)).And.ContainKey(nameof(RunOutcome.Completed));
    }

    [Fact]
    public async Task WhateverACompilerSaysThereIsAVerdict()
    {
        var compilation = new ScriptCompilation(pool, Limits, TimeProvider.System, NullLogger.Instance);
        var (accepted, refused) = (0, 0);
        while (budget.HasTime)
        {
            var script = await compilation
                .CompileAsync($"say {Convert.ToBase64String(frames.OfCompiler())}", "ann", [], [], [], _ => false, new StageTimes(), TestContext.Current.CancellationToken)
                .WaitAsync(LongEnough, TestContext.Current.CancellationToken);

            (script.IsAccepted || script.Diagnostics.Any(found => found.IsError)).Should().BeTrue("a refusal has a reason");
            script.Reach.Should().BeEmpty("no binding was given");
            script.Diagnostics.Count.Should().BeLessThanOrEqualTo(51);
            script.Diagnostics.Should().NotContain(found => found.Message.Length > 5_000 || found.Id.Length > 5_000 || found.Line < 1 || found.Column < 1);
            _ = script.IsAccepted ? accepted++ : refused++;
        }

        output.WriteLine($"{accepted} accepted, {refused} refused");
        accepted.Should().BePositive();
        refused.Should().BePositive();
    }

    public async ValueTask DisposeAsync()
    {
        await pool.DisposeAsync();
        launcher.Dispose();
    }

    private async Task<(RunOutcome Outcome, string Output, IReadOnlyCollection<string> Called)> RunAsync(byte[] said)
    {
        using var bridge = new RecordedBridge(Limits);
        using var lease = await pool.LendAsync("ann", TestContext.Current.CancellationToken);
        var run = bridge.Run(lease);
        var outcome = await run.RunAsync(new CompiledScript(said, [], [], []), [], TestContext.Current.CancellationToken);
        return (outcome, run.Output, bridge.Called);
    }
}
