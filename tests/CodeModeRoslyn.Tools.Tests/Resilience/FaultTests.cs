using System.Diagnostics;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Tests.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Resilience;

/// <summary>What a script sees of each fault, how often its call was sent, and that a neighbour is not disturbed.</summary>
public sealed class FaultTests
{
    private const string Ok = "ok";

    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData("slow", Ok, false, 1)]
    [InlineData("hang", "OutcomeUnknown", false, 1)]
    [InlineData("read_hang", "Timeout", true, 1)]
    [InlineData("late", "OutcomeUnknown", false, 1)]
    [InlineData("exit", "OutcomeUnknown", false, 1)]
    [InlineData("read_exit", "Unavailable", true, 3)]
    [InlineData("malformed", "OutcomeUnknown", false, 1)]
    [InlineData("wrong_id", "OutcomeUnknown", false, 1)]
    [InlineData("huge", "OutcomeUnknown", false, 1)]
    [InlineData("progress", "OutcomeUnknown", false, 1)]
    [InlineData("stderr", Ok, false, 1)]
    public Task AFaultOverStdioIsToldAsWhatItIs(string tool, string outcome, bool retryable, int sent) => CheckAsync(overHttp: false, tool, outcome, retryable, sent);

    [Theory]
    [InlineData("slow", Ok, false, 1)]
    [InlineData("hang", "OutcomeUnknown", false, 1)]
    [InlineData("read_hang", "Timeout", true, 1)]
    [InlineData("late", "OutcomeUnknown", false, 1)]
    [InlineData("busy", "RateLimited", true, 1)]
    [InlineData("read_busy", Ok, false, 2)]
    [InlineData("read_busy_long", "RateLimited", true, 1)]
    [InlineData("once", "OutcomeUnknown", false, 1)]
    [InlineData("read_once", Ok, false, 2)]
    [InlineData("gateway", "Unavailable", true, 1)]
    [InlineData("read_gateway", "Unavailable", true, 3)]
    [InlineData("cut", "OutcomeUnknown", false, 1)]
    [InlineData("read_cut", "Unavailable", true, 3)]
    [InlineData("malformed", "OutcomeUnknown", false, 1)]
    [InlineData("read_malformed", "Unavailable", true, 3)]
    [InlineData("wrong_id", "OutcomeUnknown", false, 1)]
    [InlineData("huge", "ToolError", false, 1)]
    [InlineData("progress", "OutcomeUnknown", false, 1)]
    [InlineData("redirect", "Unavailable", true, 1)]
    public Task AFaultOverHttpIsToldAsWhatItIs(string tool, string outcome, bool retryable, int sent) => CheckAsync(overHttp: true, tool, outcome, retryable, sent);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NothingThatMayChangeSomethingIsEverSentTwice(bool overHttp)
    {
        // As a hostile or broken upstream would have it: many kinds of faults at once, on one connection that is lost again and again.
        await using var upstream = await FaultyUpstream.StartAsync(overHttp, config => config with { Resilience = new ResilienceOptions { Retries = 5, LeastCalls = 10_000 } });
        string[] faults = ["hang", "exit", "malformed", "wrong_id", "progress", "late", "busy", "once", "gateway", "cut", "redirect", "echo"];
        var made = new Dictionary<string, int>();
        for (var round = 0; round < 3; round++)
        {
            // An HTTP server that has ended stays away.
            var some = faults.Where(fault => !(overHttp && fault == "exit")).ToList();
            some.ForEach(fault => made[fault] = made.GetValueOrDefault(fault) + 2);
            await Task.WhenAll(some.Concat(some).Select(fault => upstream.Set.CallAsync(FaultyUpstream.Alias, fault, timeout: Timeout)));
            await upstream.Set.ReadyAsync(FaultyUpstream.Alias);
        }

        foreach (var arrived in upstream.Arrived.GroupBy(name => name))
        {
            arrived.Count().Should().BeLessThanOrEqualTo(made[arrived.Key], arrived.Key);
        }

        upstream.Arrived.Should().Contain("echo", "some of it did arrive");
    }

    private static async Task CheckAsync(bool overHttp, string tool, string outcome, bool retryable, int sent)
    {
        await using var upstream = await FaultyUpstream.StartAsync(overHttp);
        var timeout = tool is "huge" or "stderr" ? TimeSpan.FromSeconds(10) : Timeout;

        var call = upstream.Set.CallAsync(FaultyUpstream.Alias, tool, timeout: timeout);
        var since = Stopwatch.StartNew();
        await upstream.Set.ResultAsync(FaultyUpstream.Neighbour, "echo");
        var neighbour = since.Elapsed;
        var made = await call;

        var failed = made as ToolCallOutcome.Failed;
        (failed?.Kind.ToString() ?? Ok, failed?.Retryable ?? false).Should().Be((outcome, retryable), made.ToString());
        upstream.Arrived.Should().Equal(Enumerable.Repeat(tool, sent));
        neighbour.Should().BeLessThan(TimeSpan.FromSeconds(1));
        var next = await upstream.Set.CallAsync(FaultyUpstream.Alias, "echo");
        next.Should().BeOfType<ToolCallOutcome.Succeeded>($"one fault is not the end: {next}");
    }
}
