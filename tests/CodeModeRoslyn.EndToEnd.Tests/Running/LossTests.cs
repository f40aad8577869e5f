using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

public sealed class LossTests
{
    private const string Worker = "CodeModeRoslyn.Worker.dll";

    [Fact]
    public async Task AWorkerKilledFromOutsideEndsItsRunAndNothingElse()
    {
        await using var engine = await Engine.StartAsync(CodeModeConfig.BuiltIn, DemoUpstreams.All);
        var running = engine.RunAsync("Console.WriteLine(\"here\"); await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\"); while (true) { }");
        await UntilAsync(() => Task.FromResult(Children.With(Worker).Any(id => Children.ProcessorTime(id) > TimeSpan.FromSeconds(2))));

        foreach (var worker in Children.With(Worker))
        {
            Children.Kill(worker);
        }

        var report = await running;
        report.Outcome.Should().Be("workerLost");
        report.Output.Should().Be("here\n");
        report.Calls.Should().ContainSingle().Which.Outcome.Should().Be("ok");
        (await engine.RunAsync("return 1;")).Outcome.Should().Be("completed");
    }

    [Fact]
    public async Task AnUpstreamThatWasKilledComesBack()
    {
        await using var engine = await Engine.StartAsync(CodeModeConfig.BuiltIn, DemoUpstreams.All);
        const string script = "return (await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\")).Id;";
        (await engine.RunAsync(script)).Outcome.Should().Be("completed");

        foreach (var upstream in Children.With("demo\0crm"))
        {
            Children.Kill(upstream);
        }

        // Others are undisturbed while it is away.
        (await engine.RunAsync("return (await tools.Billing.ListInvoicesAsync(customerId: \"cust_8a3f\")).Count;")).Outcome.Should().Be("completed");
        RunReport? last = null;
        await UntilAsync(async () => (last = await engine.RunAsync(script)).Outcome == "completed");
        last!.Result!.Value.GetString().Should().Be("cust_8a3f");
    }

    [Fact]
    public async Task NoChildIsLeftWhenTheServerIsGone()
    {
        int[] children;
        await using (var engine = await Engine.StartAsync(CodeModeConfig.BuiltIn, DemoUpstreams.All))
        {
            await engine.RunAsync(DemoUpstreams.MainJob);
            children = [.. Children.With(Worker), .. Children.With("CodeModeRoslyn.Compiler.dll"), .. Children.With("demo\0")];
            children.Should().HaveCountGreaterThan(4);
        }

        children.Should().OnlyContain(id => !Directory.Exists($"/proc/{id}"));
    }

    /// <summary>Asks until the answer is yes; a test that waits in vain ends by its own timeout with the last answer.</summary>
    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
