using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.EndToEnd.Tests.Policies;

/// <summary>A company's own policy in real compilers and workers, whether they tell the truth or not.</summary>
public sealed class CompanyPolicyWallTests
{
    private static readonly CompanyPolicy NoRandom = new([new CompanyDenial(["T:System.Random"], "Our results are to be repeatable")], []);

    private static readonly CompanyPolicy Memory = new([], [new Loosening(["M:System.GC.GetTotalMemory(System.Boolean)"], ["T:System.GC"], "We may.")]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ACompilerThatLiesGetsNothingPastTheWorker()
    {
        var script = await CompileAsync(CompanyPolicy.None, "return new Random(1).Next() >= 0;");

        (await RunAsync(CompanyPolicy.None, script)).Outcome.Should().BeOfType<RunOutcome.Completed>();
        var (outcome, verdict) = await RunAsync(NoRandom, script);
        outcome.Should().BeOfType<RunOutcome.Rejected>();
        verdict.Should().NotBeEmpty().And.OnlyContain(found => found.Id == "CMR4015" && found.Message.Contains("Our results are to be repeatable."));
    }

    [Fact]
    public async Task AWorkerBelievesNoCompilerThatSomethingIsLoosened()
    {
        var script = await CompileAsync(Memory, "return GC.GetTotalMemory(false) >= 0;");

        (await RunAsync(Memory, script)).Outcome.Should().BeOfType<RunOutcome.Completed>();
        var (outcome, verdict) = await RunAsync(CompanyPolicy.None, script);
        outcome.Should().BeOfType<RunOutcome.Rejected>();
        verdict.Should().ContainSingle().Which.Id.Should().Be("CMR4004");
    }

    [Theory]
    [InlineData("worker", "CodeModeRoslyn.Worker.dll")]
    [InlineData("compiler", "CodeModeRoslyn.Compiler.dll")]
    public async Task AChildTakesNoScriptBeforeItsPolicy(string name, string assembly)
    {
        using var launcher = new ChildLauncher(TimeProvider.System);
        await using var child = await launcher.StartAsync(Program(name, assembly), Cancellation);

        child.Send(name == "worker" ? new RunMessage("run", [], [], 1, 1, 1) : new CompileScriptMessage("return 1;", [], [], []));

        var exit = await child.Exited.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        exit.ExitCode.Should().NotBe(0);
        exit.StandardErrorTail.Should().Contain("takes no script before its policy");
    }

    [Theory]
    [InlineData("worker", "CodeModeRoslyn.Worker.dll")]
    [InlineData("compiler", "CodeModeRoslyn.Compiler.dll")]
    public async Task AChildTakesNoSecondPolicy(string name, string assembly)
    {
        using var launcher = new ChildLauncher(TimeProvider.System);
        await using var child = await launcher.StartAsync(Program(name, assembly) with { Greeting = new Frame(new PolicyMessage(), default) }, Cancellation);

        child.Send(new PolicyMessage());

        (await child.Exited.WaitAsync(TimeSpan.FromSeconds(20), Cancellation)).StandardErrorTail.Should().Contain("does not take the message 'PolicyMessage'");
    }

    [Fact]
    public async Task AServerWhosePolicyDeniesAlmostEverythingServesWhatIsLeft()
    {
        string[] namespaces =
        [
            "System.Collections", "System.Collections.Generic", "System.Globalization", "System.IO", "System.Linq", "System.Numerics", "System.Text",
            "System.Text.Json", "System.Text.Json.Nodes", "System.Text.RegularExpressions", "System.Threading", "System.Net", "CodeModeRoslyn.Guest",
        ];
        string[] types = ["T:System.Console", "T:System.Math", "T:System.Random", "T:System.DateTime", "T:System.Int32", "T:System.InvalidOperationException", "T:System.Func`2"];
        var policy = new CompanyPolicy([.. namespaces.Select(ns => $"N:{ns}").Concat(types).Select(id => new CompanyDenial([id], "We use tools alone"))], []);
        await using var engine = await Engine.StartAsync(new CodeModeConfig { Demo = true, Policy = new PolicyConfig("my-policy.jsonc", policy) }, DemoUpstreams.All);

        var call = await engine.RunAsync("return await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\");");
        var list = await engine.RunAsync("return new List<string>();");

        call.Outcome.Should().Be("completed", "{0}", string.Join("; ", call.Diagnostics));
        call.Result!.Value.GetProperty("name").GetString().Should().Be("Acme Corp");
        list.Diagnostics.Should().ContainSingle().Which.Message.Should().Be("'System.Collections.Generic.List' is not available to scripts here: We use tools alone.");
    }

    private static async Task<CompiledScript> CompileAsync(CompanyPolicy policy, string source)
    {
        await using var pools = Pools(policy);
        var script = await new ScriptCompilation(pools.Compilers, new RunLimits(), TimeProvider.System, NullLogger.Instance).CompileAsync(source, "ann", [], [], [], _ => false, new StageTimes(), Cancellation);
        script.IsAccepted.Should().BeTrue(string.Join("; ", script.Diagnostics));
        return script;
    }

    private static async Task<(RunOutcome Outcome, IReadOnlyList<ReportedDiagnostic> Verdict)> RunAsync(CompanyPolicy policy, CompiledScript script)
    {
        await using var pools = Pools(policy);
        var limits = new RunLimits();
        using var bridge = new RecordedBridge(limits);
        using var lease = await pools.Workers.LendAsync("ann", Cancellation);
        var run = bridge.Run(lease);
        return (await run.RunAsync(script, [], Cancellation), run.Verdict);
    }

    private static ChildPools Pools(CompanyPolicy policy) =>
        new(new ExecutionOptions { Policy = policy, Readiness = Readiness.OnDemand }, NullLoggerFactory.Instance, TimeProvider.System);

    private static ChildProgram Program(string name, string assembly) => new()
    {
        Name = name,
        AssemblyPath = Path.Combine(AppContext.BaseDirectory, name, assembly),
        FrameLimits = FrameLimits.FromScriptCompiler,
        HeapBytes = 512L << 20,
        ExtraDataBytes = 512L << 20,
    };
}
