using System.Text.Json;
using CodeModeRoslyn.EndToEnd.Tests.Corpus;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Fuzzing;

/// <summary>Scripts that nobody wrote: every one of them has an outcome, and the walls agree about it.</summary>
public sealed class ScriptFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Outcomes = ["completed", "rejected", "faulted", "limitExceeded", "workerLost"];

    [Fact]
    public async Task EveryScriptHasAnOutcomeAndWhatTheFirstWallAcceptsTheSecondDoes()
    {
        var budget = new FuzzBudget();
        output.WriteLine($"CODEMODE_FUZZ_SEED={budget.Seed}");
        var mutator = new ScriptMutator(budget.Seed, CorpusScript.Of("benign").Concat(CorpusScript.Of("hostile")).Select(script => script.Source));
        await using var engine = await Engine.StartAsync(
            new CodeModeConfig { Demo = true, Limits = new LimitsConfig { WallClockSeconds = 1 } }, DemoUpstreams.All);

        var outcomes = new Dictionary<string, int>();
        List<string> surprises = [];
        while (budget.HasTime)
        {
            var script = mutator.Next();
            var report = await engine.RunAsync(script);
            JsonSerializer.SerializeToNode(report, RunReportJson.Default.RunReport)!.ToJsonString();
            outcomes[report.Outcome] = outcomes.GetValueOrDefault(report.Outcome) + 1;
            if (report.Reason is { } reason)
            {
                output.WriteLine($"lost: {reason}\n{script}\n");
            }

            if (!Outcomes.Contains(report.Outcome) || IsDisagreement(report))
            {
                surprises.Add($"{report.Outcome} {string.Join("; ", report.Diagnostics)}:\n{script}");
            }
        }

        output.WriteLine(string.Join(", ", outcomes.Select(pair => $"{pair.Value} {pair.Key}")));
        surprises.Should().BeEmpty("with CODEMODE_FUZZ_SEED={0} the same scripts come again", budget.Seed);
        outcomes.Should().ContainKey("completed").And.ContainKey("rejected");
    }

    /// <summary>The compiler stops at the first wall that refuses, so a refusal by metadata means that the symbols were found good.</summary>
    private static bool IsDisagreement(RunReport report) =>
        report.Outcome == "rejected"
        && report.Diagnostics.Any(found => found.Id.StartsWith("CMR4", StringComparison.Ordinal));
}
