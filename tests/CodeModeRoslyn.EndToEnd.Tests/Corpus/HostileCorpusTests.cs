using System.Collections.Concurrent;
using System.Text.Json;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

public sealed class HostileCorpusTests(HostileEngine hostile, ITestOutputHelper output) : IClassFixture<HostileEngine>
{
    /// <summary>What ending a process and telling the caller may take on top of a limit, on a machine that is busy with other scripts.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    public static TheoryData<string> Categories => [.. CorpusScript.Of("hostile").Select(script => script.Category).Distinct()];

    [Fact]
    public void TheSharedScriptsAreAmongThem() =>
        Directory.EnumerateFiles(Path.Combine(SharedFolder.Require(), "corpus", "hostile"), "*.csx").Count().Should().BeGreaterThan(150);

    [Theory]
    [MemberData(nameof(Categories))]
    public async Task HostileScriptsAreRefusedOrContainedAndTheHostGoesOn(string category)
    {
        var surprises = new ConcurrentBag<string>();
        var attack = Parallel.ForEachAsync(
            CorpusScript.Of("hostile").Where(script => script.Category == category),
            new ParallelOptions { MaxDegreeOfParallelism = HostileEngine.AtATime, CancellationToken = TestContext.Current.CancellationToken },
            async (script, _) =>
            {
                var report = await hostile.RunAsync(script.Source);
                output.WriteLine($"{script.Name} ({script.Fate}): {Describe(report)}");
                if (!IsAsExpected(script, report))
                {
                    surprises.Add($"{script.Name} should be {script.Fate}: {Describe(report)}");
                }
            });

        var disturbed = await hostile.RunBesideAsync(attack);
        await attack;

        surprises.Should().BeEmpty();
        disturbed.Should().BeEmpty("another caller's runs are none of these scripts' business");
        await hostile.ShouldStillWorkAsync();
    }

    private static bool IsAsExpected(CorpusScript script, RunReport report)
    {
        // A clean outcome is one that can be told: this is how the door writes it.
        JsonSerializer.SerializeToNode(report, RunReportJson.Default.RunReport)!.ToJsonString();
        var isRefused = report is { Outcome: "rejected", Output: "", Calls: [], Diagnostics: [{ IsError: true }, ..] } && report.Diagnostics.All(HasAnId);
        return script.Fate switch
        {
            "rejected" => isRefused,
            "contained" => isRefused || IsContained(report),
            _ => throw new InvalidDataException($"{script.Name} expects neither 'rejected' nor 'contained'."),
        };
    }

    // The policy's own, or the compiler's where it does not compile.
    private static bool HasAnId(ReportedDiagnostic found) => found.Id is ['C', 'M', 'R', _, _, _, _] or ['C', 'S', _, _, _, _];

    private static bool IsContained(RunReport report) =>
        report.Outcome is "completed" or "faulted" or "limitExceeded" or "workerLost"
        && report.Usage.RunMilliseconds < (HostileEngine.WallClock + Grace).TotalMilliseconds;

    private static string Describe(RunReport report) =>
        $"{report.Outcome} after {report.Usage.CompileMilliseconds:0} + {report.Usage.RunMilliseconds:0} ms, "
        + $"{report.Limit?.Kind ?? report.Error?.Message ?? report.Reason ?? (report.Diagnostics is [var first, ..] ? first.Message : "no reason")}, output '{Shorten(report.Output)}'";

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
