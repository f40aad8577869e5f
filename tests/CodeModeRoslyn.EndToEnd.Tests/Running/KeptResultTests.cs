using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.EntryTools;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

/// <summary>A result that was too long for its answer is read by later scripts.</summary>
public sealed class KeptResultTests(DemoEngine demo) : IClassFixture<DemoEngine>
{
    /// <summary>10,000 of them are 820,000 characters.</summary>
    private const string Long =
        """
        var invoices = await tools.Billing.ListInvoicesAsync("cust_8a3f", limit: 3);
        var names = new string('ä', 40);
        return Enumerable.Range(0, 10_000).Select(n => new { n, invoices = invoices.Length, names, amount = n / 100m }).ToList();
        """;

    [Fact]
    public async Task ALongResultIsSummedUpAndPagedThroughWithoutCallingAnyToolAgain()
    {
        var first = await CompleteAsync(Long);
        var kept = first.Kept!;

        first.Truncated.Should().ContainSingle().Which.Of.Should().BeGreaterThan(800_000);
        first.Result!.Value.GetArrayLength().Should().BeLessThan(1_000, "the report has what fits");
        AnswerText.Of(first, Long).Should().Contain($"runs[\"{kept.Id}\"].Result");

        var sum = await CompleteAsync($"return runs[\"{kept.Id}\"].Result.Sum(row => (decimal)row[\"amount\"]);");
        sum.Result!.Value.GetDecimal().Should().Be(499_950m);
        sum.Calls.Should().BeEmpty();

        var page = await CompleteAsync($"return runs[\"{kept.Id}\"].Result.Skip(9_990).Take(20).Select(row => (int)row[\"n\"]).ToList();");
        page.Result!.Value.GetRawText().Should().Be("[9990,9991,9992,9993,9994,9995,9996,9997,9998,9999]");
        page.Calls.Should().BeEmpty();
        page.Kept.Should().BeNull("a short result is in its answer");

        var byRun = await CompleteAsync($"var id = \"{first.RunId}\"; var n = 0; for (var i = 0; i < 300; i++) n += runs[id].Result[i][\"names\"].ToString().Length; return n;");
        byRun.Result!.Value.GetInt32().Should().Be(300 * 40, "it is asked for once, however often the script does");
    }

    [Fact]
    public async Task NobodyElseReadsIt()
    {
        var kept = (await CompleteAsync(Long)).Kept!;

        var stranger = await demo.Engine.RunAsync($"return runs[\"{kept.Id}\"].Result.Count;", principal: "bob");

        stranger.Error!.Type.Should().Be("InvalidOperationException");
        stranger.Error.Message.Should().StartWith($"No result is kept under \"{kept.Id}\"");
        (await demo.Engine.RunAsync($"return runs[\"{kept.Id}\"].Result.Count;")).Result!.Value.GetInt32().Should().Be(10_000);
    }

    [Fact]
    public async Task AnIdThatNobodyGaveIsExplained()
    {
        var report = await demo.RunAsync("return runs[\"r2222\"].Result;");

        report.Error!.Line.Should().Be(1);
        report.Error.Message.Should().Contain("for 30 minutes").And.EndWith("Run the script that made it again.");
    }

    [Fact]
    public async Task WhatIsTooLargeToBeKeptIsShortenedAndSaysSo()
    {
        var report = await CompleteAsync("return Enumerable.Range(0, 50_000).Select(n => new string('x', 100));");

        report.Kept.Should().BeNull();
        report.Truncated.Should().ContainSingle().Which.Of.Should().BeGreaterThan(4 << 20);
        AnswerText.Of(report, "").Should().Contain("next: Filter in the script to see what matters.\n");
    }

    [Fact]
    public async Task AValueIsReadOnceThoughItIsGivenTwice()
    {
        var report = await CompleteAsync("IEnumerable<string> Items() { Console.WriteLine(\"read\"); for (var n = 0; n < 1_000; n++) yield return new string('x', 100); } return Items();");

        report.Kept.Should().NotBeNull();
        report.Output.Should().Be("read\n");
    }

    [Fact]
    public async Task WhereWorkersAreNotReusedNothingIsKept()
    {
        await using var engine = await Engine.StartAsync(CodeModeConfig.BuiltIn with { Workers = new WorkersConfig { Reuse = WorkerReuse.Never } }, DemoUpstreams.All);

        var report = await engine.RunAsync(Long);

        report.Truncated.Should().ContainSingle();
        report.Kept.Should().BeNull();
        (await engine.RunAsync($"return runs[\"{report.RunId}\"].Result;")).Error!.Message.Should().StartWith("No results are kept here");
    }

    private async Task<RunReport> CompleteAsync(string script)
    {
        var report = await demo.RunAsync(script);
        report.Outcome.Should().Be("completed", string.Join("; ", report.Diagnostics.Select(found => found.Message)) + report.Error?.Message);
        return report;
    }
}
