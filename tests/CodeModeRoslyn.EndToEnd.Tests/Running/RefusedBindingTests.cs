using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Tools.Bindings;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

/// <summary>What a compiler that was taken over could have the host send to a worker.</summary>
public sealed class RefusedBindingTests
{
    [Theory]
    [InlineData("CodeModeRoslyn.Protocol.dll")]
    [InlineData("CodeModeRoslyn.EndToEnd.Tests.deps.json")]
    public async Task ABindingThatNoGeneratorWroteEndsTheRunAndTheWorkerAndIsNamed(string file)
    {
        const string Key = "CodeMode.Bindings.Crm.0";
        using var launcher = new ChildLauncher(TimeProvider.System);
        await using var pool = new ChildPool(
            launcher, ChildPools.WorkerProgram(new ExecutionOptions()), warmUp: null, new ChildPoolOptions(), TimeProvider.System, NullLogger<ChildPool>.Instance);
        var limits = new RunLimits();
        using var bridge = new RecordedBridge(limits);
        var binding = new UnitBinding
        {
            Alias = "crm",
            Upstream = "Crm",
            Group = "",
            Namespace = "CodeMode.Crm",
            Interface = "CodeMode.Crm.ICrm",
            Accessor = "CodeModeBindings.Crm.Accessor.Instance",
            Key = Key,
            Source = "",
            Tools = [],
        };
        var bytes = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, file), TestContext.Current.CancellationToken);

        var lease = await pool.LendAsync("ann", TestContext.Current.CancellationToken);
        var outcome = await bridge.Run(lease).RunAsync(
            new CompiledScript(bytes, [], [], []), [new CompiledBinding(binding, bytes)], TestContext.Current.CancellationToken);

        outcome.Should().BeOfType<RunOutcome.WorkerLost>().Which.Reason.Should().Contain("refused to load a binding").And.Contain(Key).And.Contain("CMR4");
        (await lease.Child.Exited).ExitCode.Should().NotBe(0);
        lease.Return(reusable: false);
    }
}
