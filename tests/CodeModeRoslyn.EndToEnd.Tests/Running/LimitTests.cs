using System.Collections.Immutable;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

public sealed class LimitTests
{
    [Fact]
    public async Task OneCallMoreThanAllowedEndsTheRun()
    {
        await using var engine = await Engine.StartAsync(new CodeModeConfig { Demo = true, Limits = new LimitsConfig { Calls = 3 } }, DemoUpstreams.All);

        var report = await engine.RunAsync(
            "for (var i = 0; ; i++) { Console.WriteLine(i); try { await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\"); } catch (ToolException) { } }");

        report.Outcome.Should().Be("limitExceeded");
        report.Limit.Should().BeEquivalentTo(new { Kind = "calls", Limit = 3L, Observed = 4L });
        report.Calls.Should().HaveCount(3);
        report.Output.Should().Be("0\n1\n2\n3\n");
    }

    [Theory]
    [InlineData("Console.WriteLine(\"before\");\nvar n = 0;\nwhile (true)\n    n++;", "fuel", 3)]
    [InlineData("Console.WriteLine(\"before\");\nint F(int n) =>\n    F(n + 1) + 1;\nreturn F(0);", "stack", 3)]
    [InlineData("Console.WriteLine(\"before\");\ntry\n{\n    while (true) { }\n}\ncatch { }\nawait tools.Crm.GetCustomerAsync(id: \"cust_8a3f\");", "fuel", 4)]
    [InlineData("Console.WriteLine(\"before\");\ntry\n{\n    while (true) { }\n}\ncatch { }\nawait Task.Delay(-1);", "fuel", 4)]
    [InlineData("Console.WriteLine(\"before\");\nIProgress<int> progress = new Progress<int>(_ => { while (true) { } });\nprogress.Report(1);\nawait Task.Delay(-1);", "fuel", 2)]
    public async Task CodeThatDoesNotEndIsStoppedInItsLineAndTheWorkerLives(string script, string kind, int line)
    {
        await using var engine = await Engine.StartAsync(
            new CodeModeConfig { Demo = true, Limits = new LimitsConfig { FuelMillions = 20 }, Workers = new WorkersConfig(1) }, DemoUpstreams.All);
        await engine.RunAsync("return 1;");
        var worker = Children.With("CodeModeRoslyn.Worker.dll").Should().ContainSingle().Subject;

        var report = await engine.RunAsync(script);

        report.Outcome.Should().Be("limitExceeded");
        report.Limit!.Kind.Should().Be(kind);
        report.Limit.Line.Should().Be(line);
        report.Output.Should().Be("before\n");
        report.Calls.Should().BeEmpty();
        (await engine.RunAsync("return 1;")).Outcome.Should().Be("completed");
        Children.With("CodeModeRoslyn.Worker.dll").Should().Equal(worker);
    }

    [Fact]
    public async Task AnExceptionThatNobodyWaitsForEndsTheRunInItsLine()
    {
        await using var engine = await Engine.StartAsync(CodeModeConfig.BuiltIn, DemoUpstreams.All);

        var report = await engine.RunAsync(
            "IProgress<int> progress = new Progress<int>(n =>\n    throw new InvalidOperationException($\"on {n}\"));\nprogress.Report(1);\nawait Task.Delay(10_000);");

        report.Outcome.Should().Be("faulted", report.Reason);
        report.Error.Should().BeEquivalentTo(new { Type = "InvalidOperationException", Message = "on 1", Line = 2 });
    }

    [Fact]
    public async Task ADeadlineNamesTheLineAndTheWorkerLives()
    {
        await using var engine = await Engine.StartAsync(
            new CodeModeConfig { Demo = true, Limits = new LimitsConfig { FuelMillions = 1_000_000 }, Workers = new WorkersConfig(1) }, DemoUpstreams.All);
        await engine.RunAsync("return 1;");
        var worker = Children.With("CodeModeRoslyn.Worker.dll").Should().ContainSingle().Subject;

        var report = await engine.RunAsync("var n = 0;\nwhile (true) { try { n++; } catch { } }", TimeSpan.FromSeconds(1));

        report.Limit.Should().BeEquivalentTo(new { Kind = "wallClock", Limit = 1000, Line = 2 });
        (await engine.RunAsync("return 1;")).Outcome.Should().Be("completed");
        Children.With("CodeModeRoslyn.Worker.dll").Should().Equal(worker);
    }

    [Fact]
    public async Task ACompileThatEatsMemoryIsRefusedAndHarmsNobody()
    {
        // Time enough, so that it is memory which runs out on a slow machine too.
        await using var engine = await Engine.StartAsync(
            CodeModeConfig.BuiltIn, DemoUpstreams.All, limits => limits with { Compile = TimeSpan.FromSeconds(30), CompileWork = TimeSpan.FromSeconds(30), CompileAtMost = TimeSpan.FromSeconds(30) });

        // 16 characters doubled 26 times: a constant of two gigabytes, from a page of text.
        var doubling = string.Concat(Enumerable.Range(1, 26).Select(n => $"const string a{n} = a{n - 1} + a{n - 1};\n"));

        var report = await engine.RunAsync($"const string a0 = \"0123456789abcdef\";\n{doubling}string s = a26; return s.Length;");

        report.Outcome.Should().Be("rejected", report.Reason);
        report.Diagnostics.Should().ContainSingle().Which.Id.Should().Be("CMR3112");
        (await engine.RunAsync("return 1;")).Outcome.Should().Be("completed");
    }

    [Fact]
    public async Task ProcessorTimeIsCountedOverAllThreads()
    {
        Assert.SkipUnless(Environment.ProcessorCount > 1, "One processor cannot give more time than has passed.");
        await using var engine = await Engine.StartAsync(
            new CodeModeConfig { Limits = new LimitsConfig { WallClockSeconds = 60, CpuSeconds = 2, FuelMillions = 1_000_000 } }, DemoUpstreams.All);

        var report = await engine.RunAsync("Console.WriteLine(\"before\");\nParallel.For(0, 64, _ => { while (true) { } });");

        report.Outcome.Should().Be("limitExceeded", report.Reason);
        report.Limit!.Kind.Should().Be("cpuTime");
        report.Limit.Limit.Should().Be(2_000);
        report.Limit.Observed.Should().BeInRange(2_001, 10_000);
        report.Output.Should().Be("before\n");
        report.Limit.Line.Should().Be(2);
        report.Usage.RunMilliseconds.Should().BeLessThan(55_000, "the wall clock did not end it");
    }

    [Fact]
    public async Task WhatOneRunUsedIsNotChargedToTheNext()
    {
        await using var engine = await Engine.StartAsync(
            new CodeModeConfig { Limits = new LimitsConfig { CpuSeconds = 2 }, Workers = new WorkersConfig(1, WorkerReuse.Principal) }, DemoUpstreams.All);

        for (var run = 0; run < 4; run++)
        {
            var report = await engine.RunAsync("var until = Environment.TickCount64 + 1000; while (Environment.TickCount64 < until) { } return 1;");

            report.Outcome.Should().Be("completed", report.Reason ?? report.Limit?.Kind);
        }
    }

    [Fact]
    public async Task AScriptThatBlocksThreadsGetsNoMoreThanThePoolHas()
    {
        await using var engine = await Engine.StartAsync(
            new CodeModeConfig { Limits = new LimitsConfig { WallClockSeconds = 3 }, Workers = new WorkersConfig(1, WorkerReuse.Principal) }, DemoUpstreams.All);
        var run = engine.RunAsync("var never = new TaskCompletionSource(); for (var i = 0; i < 500; i++) { _ = Task.Run(() => never.Task.Wait()); } never.Task.Wait();");
        var most = 0;

        while (!run.IsCompleted)
        {
            most = Math.Max(most, Children.With("CodeModeRoslyn.Worker.dll").Select(Children.Threads).DefaultIfEmpty().Max());
            await Task.WhenAny(run, Task.Delay(50, TestContext.Current.CancellationToken));
        }

        (await run).Limit!.Kind.Should().Be("wallClock");
        most.Should().BeInRange(10, 40);
    }

    [Fact]
    public async Task AToolThatIsNotGrantedIsRefusedBeforeAnythingRuns()
    {
        ImmutableArray<Grant> grants = [new("*", GrantAccess.Allow), new("billing.*", GrantAccess.Deny)];
        await using var engine = await Engine.StartAsync(new CodeModeConfig { Demo = true, Grants = grants }, DemoUpstreams.All);

        var report = await engine.RunAsync(DemoUpstreams.MainJob);

        report.Outcome.Should().Be("rejected");
        report.Calls.Should().BeEmpty();
        report.Diagnostics[0].Should().BeEquivalentTo(new { Id = "CMR1900", Line = 3, Severity = "error" });
        (await engine.CheckAsync(DemoUpstreams.MainJob)).Accepted.Should().BeFalse();
    }

    [Fact]
    public async Task PrincipalsDoNotShareWorkersOrCompilers()
    {
        await using var engine = await Engine.StartAsync(CodeModeConfig.BuiltIn, DemoUpstreams.All);
        await engine.RunAsync("return 1;", principal: "first");
        var before = Children.With("CodeModeRoslyn.Compiler.dll").Count;

        (await engine.RunAsync("return 2;", principal: "second")).Outcome.Should().Be("completed");

        Children.With("CodeModeRoslyn.Compiler.dll").Should().HaveCountGreaterThanOrEqualTo(before);
    }
}
