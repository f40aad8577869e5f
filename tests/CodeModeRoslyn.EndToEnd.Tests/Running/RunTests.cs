using System.Text.Json;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

public sealed class RunTests(DemoEngine demo) : IClassFixture<DemoEngine>
{
    [Fact]
    public async Task TheMainJobGivesItsAnswer()
    {
        var report = await demo.RunAsync(DemoUpstreams.MainJob);

        report.Outcome.Should().Be("completed", "{0}", JsonSerializer.Serialize(report, RunReportJson.Default.RunReport));
        report.Result!.Value.GetProperty("churnRisk").GetString().Should().Be("high");
        report.Result.Value.GetProperty("invoices").GetArrayLength().Should().Be(3);
        report.Result.Value.GetProperty("customer").GetProperty("id").GetString().Should().Be("cust_8a3f");
        report.Output.Should().Be("Evaluated 3 invoices\n");
        report.Calls.Select(call => (call.Tool, call.Line, call.Outcome)).Should().BeEquivalentTo(
            [("crm.get_customer", 2, "ok"), ("billing.list_invoices", 3, "ok"), ("analytics.get_usage", 8, "ok")]);
        report.Reach.Should().Equal("analytics.get_usage", "billing.list_invoices", "crm.get_customer");
        report.Usage.Calls.Should().Be(3);
    }

    [Fact]
    public async Task AReportSaysWhereItsTimeWent()
    {
        const string Script = "var customer = await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\"); return customer.Name + \" has stages\";";

        var first = (await demo.RunAsync(Script)).Usage;
        var again = (await demo.RunAsync(Script)).Usage;

        first.Stages.Keys.Should().Equal("prepare", "wait", "parse", "bind", "emit", "policy", "rewrite", "verify", "load", "jit", "run", "transfer", "report");
        first.Stages.Values.Should().OnlyContain(milliseconds => milliseconds >= 0);
        (first.Stages["parse"] + first.Stages["emit"]).Should().BePositive().And.BeLessThanOrEqualTo(first.CompileMilliseconds);
        first.Stages["run"].Should().BePositive().And.BeLessThanOrEqualTo(first.RunMilliseconds);
        again.Stages.Keys.Should().NotContain("parse", "the text was compiled before").And.Contain(["verify", "run"]);
    }

    [Fact]
    public async Task TwoRunsAtOnceDoNotSeeEachOthersOutput()
    {
        static string Script(string name) =>
            $$"""
            for (var i = 0; i < 20; i++) { Console.WriteLine("{{name}}"); await Task.Delay(5); }
            return "{{name}}";
            """;

        var reports = await Task.WhenAll(demo.RunAsync(Script("left")), demo.RunAsync(Script("right")));

        reports[0].Output.Should().Be(string.Concat(Enumerable.Repeat("left\n", 20)));
        reports[1].Output.Should().Be(string.Concat(Enumerable.Repeat("right\n", 20)));
    }

    [Theory]
    [InlineData("var a = 1;\n\nthrow new InvalidOperationException(\"broken\");", "InvalidOperationException", "broken", 3)]
    [InlineData("int Deep(int n)\n{\n    if (n == 0)\n        throw new FormatException(\"deep\");\n    return Deep(n - 1);\n}\nreturn Deep(3);", "FormatException", "deep", 4)]
    [InlineData("await Task.Yield();\nvar list = new List<int>();\nreturn list[3];", "ArgumentOutOfRangeException", "*", 3)]
    [InlineData("using System.Numerics;\nclass Own : Exception { public override string Message => \"mine\"; }\nvar n = 1;\nif (n == 1)\n    throw new Own();\nreturn n;", "Own", "mine", 5)]
    [InlineData("var x = await Task.WhenAll(Enumerable.Range(0, 2).Select(async n =>\n{\n    await Task.Yield();\n    return 10 / n;\n}));\nreturn x;", "DivideByZeroException", "*", 4)]
    public async Task AnExceptionGivesItsTypeMessageAndTheScriptsOwnLine(string script, string type, string message, int line)
    {
        var report = await demo.RunAsync(script);

        report.Outcome.Should().Be("faulted");
        report.Error!.Type.Should().Be(type);
        report.Error.Message.Should().Match(message);
        report.Error.Line.Should().Be(line);
    }

    [Fact]
    public async Task AFailedCallCanBeCaught()
    {
        var report = await demo.RunAsync(
            """
            try
            {
                await tools.Crm.GetCustomerAsync(id: "nobody");
                return "no exception";
            }
            catch (ToolException e)
            {
                return new { e.Tool, e.Kind, e.Retryable, hasMessage = e.Message.Contains("nobody") };
            }
            """);

        report.Outcome.Should().Be("completed");
        report.Result!.Value.GetRawText().Should().Be("""{"Tool":"crm.get_customer","Kind":"ToolError","Retryable":false,"hasMessage":true}""");
        report.Calls.Should().ContainSingle().Which.Outcome.Should().Be("ToolError");
    }

    [Fact]
    public async Task AFailedCallThatNobodyCatchesNamesItsToolAndLine()
    {
        var report = await demo.RunAsync("var a = 1;\nreturn await tools.Crm.GetCustomerAsync(id: \"nobody\");");

        report.Outcome.Should().Be("faulted");
        report.Error.Should().BeEquivalentTo(new { Type = "ToolException", Kind = "ToolError", Tool = "crm.get_customer", Line = 2, Retryable = false });
    }

    [Theory]
    [InlineData("Console.WriteLine(\"before\"); while (true) { }")]
    [InlineData("Console.WriteLine(\"before\"); await Task.Delay(Timeout.Infinite);")]
    [InlineData("Console.WriteLine(\"before\"); while (true) { try { await Task.Delay(10); } catch { } }")]
    public async Task ARunPastItsDeadlineEndsOnTimeAndTheNextOneWorks(string script)
    {
        var report = await demo.RunAsync(script, TimeSpan.FromSeconds(1));

        report.Outcome.Should().Be("limitExceeded");
        report.Limit!.Kind.Should().Be("wallClock");
        report.Limit.Limit.Should().Be(1000);
        report.Limit.Observed.Should().BeInRange(1000, 2000);
        report.Output.Should().Be("before\n");
        (await demo.RunAsync("return 1;")).Outcome.Should().Be("completed");
    }

    [Fact]
    public async Task MemoryHasACeilingAndTheNextRunWorks()
    {
        var report = await demo.RunAsync("var all = new List<byte[]>(); while (true) all.Add(new byte[1 << 20]);");

        report.Outcome.Should().Be("limitExceeded");
        report.Limit!.Kind.Should().Be("memory");
        (await demo.RunAsync("return 1;")).Outcome.Should().Be("completed");
    }

    [Fact]
    public async Task EndlessRecursionHasACeilingAndTheNextRunWorks()
    {
        var report = await demo.RunAsync("int Down(int n) => Down(n + 1) + 1; return Down(0);");

        report.Outcome.Should().Be("limitExceeded");
        report.Limit!.Kind.Should().Be("stack");
        (await demo.RunAsync("return 1;")).Outcome.Should().Be("completed");
    }

    [Fact]
    public async Task ALongResultIsShortenedToValidJson()
    {
        var report = await demo.RunAsync("return Enumerable.Range(0, 50_000).Select(n => new { n, text = \"item\" });");

        report.Outcome.Should().Be("completed");
        report.Result!.Value.GetArrayLength().Should().BeGreaterThan(100);
        var cut = report.Truncated.Should().ContainSingle().Which;
        cut.What.Should().Be("result");
        cut.Kept.Should().BeLessThanOrEqualTo(30_000);
        cut.Of.Should().BeGreaterThan(1_000_000);
    }

    [Fact]
    public async Task LongOutputIsCutAndCounted()
    {
        var report = await demo.RunAsync("for (var i = 0; i < 10_000; i++) Console.WriteLine(\"0123456789\"); return 1;");

        report.Outcome.Should().Be("completed");
        report.Output.Should().HaveLength(30_000);
        report.Truncated.Should().ContainSingle().Which.Should().Be(new Truncation("output", 30_000, 110_000));
    }

    [Fact]
    public async Task ACharacterThatIsPrintedInTwoHalvesArrivesWhole()
    {
        var report = await demo.RunAsync("Console.Write(new string('a', 4095)); foreach (var half in \"😀\") Console.Write(half); return 1;");

        report.Output.Should().Be(new string('a', 4095) + "😀");
    }

    [Theory]
    [InlineData("return (\"a\", 1);", """["a",1]""")]
    [InlineData("record P(int X, string? Y); return new P(1, null);", """{"X":1,"Y":null}""")]
    [InlineData("return new { a = 1.5m, b = new Dictionary<string, int> { [\"x\"] = 1 } };", """{"a":1.5,"b":{"x":1}}""")]
    [InlineData("class Node { public Node? Next { get; set; } } var n = new Node(); n.Next = n; return n;", """{"Next":"$cycle"}""")]
    [InlineData("return Task.FromResult(5);", "5")]
    [InlineData("var x = 5; x * 2", "10")]
    [InlineData("Console.WriteLine(1);", "null")]
    public async Task AValueIsWrittenAsItsAuthorWouldExpect(string script, string expected)
    {
        var report = await demo.RunAsync(script);

        report.Outcome.Should().Be("completed", report.Error?.Message ?? string.Join(";", report.Diagnostics));
        report.Result!.Value.GetRawText().Should().Be(expected);
    }

    [Fact]
    public async Task CallsStillUnderWayWhenTheScriptEndsAreListedAsUnknown()
    {
        var report = await demo.RunAsync("_ = tools.Crm.GetCustomerAsync(id: \"cust_8a3f\"); return 1;");

        report.Outcome.Should().Be("completed");
        report.Calls.Should().ContainSingle().Which.Outcome.Should().BeOneOf("unknown", "ok");
    }

    [Fact]
    public async Task ADroppedCallIsRefusedWithTheFix()
    {
        var request = new RunRequest("var a = 1;\ntools.Crm.GetCustomerAsync(id: \"x\");\nreturn a;", RunRequest.Local) { MayMend = false };
        var report = await demo.Engine.Runner.RunAsync(request, TestContext.Current.CancellationToken);

        report.Outcome.Should().Be("rejected");
        report.Diagnostics.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Id = "CMR3005", Line = 2, Column = 1, Suggestion = "Write `await tools.Crm.GetCustomerAsync(id: \"x\");`." });
    }

    [Fact]
    public async Task WhatTheScriptMayNotNameIsRefusedBeforeAnythingRuns()
    {
        var report = await demo.RunAsync("Console.WriteLine(\"ran\");\nreturn System.IO.File.ReadAllText(\"/etc/passwd\");");

        report.Outcome.Should().Be("rejected");
        report.Output.Should().BeEmpty();
        report.Diagnostics.Should().Contain(found => found.Line == 2 && found.IsError);
    }

    [Fact]
    public async Task ADryRunSaysTheReachAndRunsNothing()
    {
        var report = await demo.Engine.CheckAsync(DemoUpstreams.MainJob);

        report.Accepted.Should().BeTrue();
        report.Reach.Should().Equal("analytics.get_usage", "billing.list_invoices", "crm.get_customer");
    }

    [Fact]
    public async Task ACancelledRunEndsAsCancelled()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));

        var report = await demo.Engine.Runner.RunAsync(new RunRequest("while (true) { }", RunRequest.Local), caller.Token);

        report.Outcome.Should().Be("cancelled");
        (await demo.RunAsync("return 1;")).Outcome.Should().Be("completed");
    }

    [Fact]
    public async Task SideBySideCallsReallyAre()
    {
        var report = await demo.RunAsync(
            """
            var ids = Enumerable.Repeat("cust_8a3f", 10);
            var all = await Task.WhenAll(ids.Select(tools.Crm.GetCustomerAsync));
            return all.Length;
            """);

        report.Result!.Value.GetInt32().Should().Be(10);
        report.Calls.Should().HaveCount(10).And.OnlyContain(call => call.Outcome == "ok" && call.Line == 2);
    }
}
