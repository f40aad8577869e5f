using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

/// <summary>An engine whose runs may only last seconds, so that scripts which only a limit can end do not take all day. Its other limits are the default ones.</summary>
public sealed class HostileEngine : IAsyncLifetime
{
    public static readonly TimeSpan WallClock = TimeSpan.FromSeconds(5);

    /// <summary>How many hostile scripts run at the same time.</summary>
    public const int AtATime = 2;

    private const string Neighbour = "neighbour";
    private const string Ordinary = "Console.WriteLine(\"alive\"); return (await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\")).Id;";

    private Engine? engine;

    public Engine Engine => engine ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => engine = await Engine.StartAsync(
        new CodeModeConfig { Demo = true, Limits = new LimitsConfig { WallClockSeconds = (int)WallClock.TotalSeconds }, Workers = new WorkersConfig(AtATime + 1) },
        DemoUpstreams.All);

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    public Task<RunReport> RunAsync(string script, TimeSpan? timeout = null) => Engine.RunAsync(script, timeout);

    /// <summary>Runs an ordinary script again and again beside others, until they have ended.</summary>
    /// <returns>What went wrong; empty when every run of it completed.</returns>
    public async Task<IReadOnlyList<string>> RunBesideAsync(Task others)
    {
        List<string> disturbed = [];
        do
        {
            var report = await Engine.RunAsync(Ordinary, principal: Neighbour);
            if (report.Outcome != "completed")
            {
                disturbed.Add($"{report.Outcome}: {report.Error?.Message ?? report.Reason ?? string.Join("; ", report.Diagnostics)}");
            }
        }
        while (!others.IsCompleted);
        return disturbed;
    }

    /// <summary>The host, its pools and its upstreams do what they should.</summary>
    public async Task ShouldStillWorkAsync()
    {
        var report = await RunAsync(Ordinary);
        report.Outcome.Should().Be("completed", "{0}", report.Error?.Message ?? report.Reason ?? string.Join("; ", report.Diagnostics));
        report.Output.Should().Be("alive\n", "nothing of an earlier run may print here");
        report.Calls.Should().ContainSingle();
        report.Result!.Value.GetString().Should().Be("cust_8a3f");
    }
}
