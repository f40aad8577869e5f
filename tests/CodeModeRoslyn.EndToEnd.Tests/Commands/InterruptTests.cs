using System.Diagnostics;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class InterruptTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task ASignalCancelsTheRunAndLeavesNoChild(string signal)
    {
        using var folder = new TemporaryFolder();
        var start = CodeModeProgram.StartInfo(["run", "-"], folder.Path);

        // A shell has what it starts in the background ignore Ctrl+C, and programs inherit that: these tests too, perhaps.
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, $"--default-signal={signal}");
        start.FileName = "env";
        await using var running = await RunningScript.StartAsync(
            start, "await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\"); while (true) { }");
        var children = Children.With("", running.ProcessId);
        children.Should().HaveCountGreaterThan(2, "there are a compiler, a worker and an upstream");

        using (var kill = Process.Start("kill", [$"-{signal}", $"{running.ProcessId}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await running.ExitCodeAsync()).Should().Be(5);
        children.Should().OnlyContain(child => !Directory.Exists($"/proc/{child}"));
    }
}
