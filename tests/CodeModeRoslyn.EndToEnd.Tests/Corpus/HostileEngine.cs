using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

/// <summary>An engine with short limits, so that scripts which only a limit can end do not take all day.</summary>
public sealed class HostileEngine : IAsyncLifetime
{
    public static readonly TimeSpan WallClock = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Compile = TimeSpan.FromSeconds(4);

    private Engine? engine;

    public Engine Engine => engine ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => engine = await Engine.StartAsync(
        new CodeModeConfig { Demo = true, Limits = new LimitsConfig { WallClockSeconds = (int)WallClock.TotalSeconds } },
        DemoUpstreams.All,
        limits => limits with { Compile = Compile });

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    public Task<RunReport> RunAsync(string script, TimeSpan? timeout = null) => Engine.RunAsync(script, timeout);

    /// <summary>The host, its pools and its upstreams do what they should.</summary>
    public async Task ShouldStillWorkAsync()
    {
        var report = await RunAsync("Console.WriteLine(\"alive\"); return (await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\")).Id;");
        report.Outcome.Should().Be("completed", "{0}", report.Error?.Message ?? report.Reason ?? string.Join("; ", report.Diagnostics));
        report.Output.Should().Be("alive\n", "nothing of an earlier run may print here");
        report.Calls.Should().ContainSingle();
        report.Result!.Value.GetString().Should().Be("cust_8a3f");
    }
}
