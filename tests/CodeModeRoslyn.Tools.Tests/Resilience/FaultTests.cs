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
    [InlineData("moved", "Unavailable", true, 1)]
    [InlineData("read_moved", Ok, false, 2)]
    [InlineData("found", "OutcomeUnknown", false, 1)]
    [InlineData("read_found", Ok, false, 2)]
    public Task AFaultOverHttpIsToldAsWhatItIs(string tool, string outcome, bool retryable, int sent) => CheckAsync(overHttp: true, tool, outcome, retryable, sent);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NothingThatMayChangeSomethingIsEverSentTwice(bool overHttp)
    {
        // As a hostile or broken upstream would have it: many kinds of faults at once, on one connection that is lost again and again.
        await using var upstream = await FaultyUpstream.StartAsync(overHttp, config => config with { Resilience = new ResilienceOptions { Retries = 5, LeastCalls = 10_000 } });
        string[] faults = ["hang", "exit", "malformed", "wrong_id", "progress", "late", "busy", "once", "gateway", "cut", "redirect", "moved", "found", "echo"];
        var made = new Dictionary<string, int>();
        for (var round = 0; round < 3; round++)
        {
            // An HTTP server that has ended stays away; a process takes with it what it has not read yet, and so may not end at first.
            var some = faults.Where(fault => fault != "exit" || (!overHttp && round > 0)).ToList();
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

    [Theory]
    [InlineData(false, "endless", 50_000, "has more than 50000 tools; the rest is left out")]
    [InlineData(true, "endless", 50_000, "has more than 50000 tools; the rest is left out")]
    [InlineData(false, "endless_empty", 36, "has more than 1000 pages of tools; the rest is left out")]
    [InlineData(true, "endless_empty", 36, "has more than 1000 pages of tools; the rest is left out")]
    [InlineData(false, "endless_again", 100, "has more than 1000 pages of tools; the rest is left out")]
    [InlineData(false, "circling", 136, "repeats a page of its tools; the rest is left out")]
    [InlineData(true, "circling", 136, "repeats a page of its tools; the rest is left out")]
    public async Task AListWithoutEndIsCutAndWhatItHasCanBeCalled(bool overHttp, string mode, int tools, string said)
    {
        await using var upstream = await FaultyUpstream.BeginAsync(overHttp, mode);

        var ready = upstream.Set.ReadyAsync(FaultyUpstream.Alias);
        await UndisturbedAsync(upstream, ready);

        (await ready).Tools.Should().HaveCount(tools);
        upstream.Log.Lines.Should().Contain($"Upstream {FaultyUpstream.Alias} {said}.").And.HaveCountLessThan(100, "who lists nonsense without end does not fill the log with it");
        await upstream.Set.ResultAsync(FaultyUpstream.Alias, "echo");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AListThatIsTooSlowToEndIsGivenUpForAReason(bool overHttp)
    {
        await using var upstream = await FaultyUpstream.BeginAsync(overHttp, "endless_slow", config => config with { ConnectTimeout = TimeSpan.FromSeconds(2) });

        var given = upstream.Set.UnavailableAsync(FaultyUpstream.Alias);
        await UndisturbedAsync(upstream, given);

        (await given).Status.Reason.Should().MatchRegex("^did not answer within 2 s: it had sent [0-9]+ pages of its tools, and there were more$");
    }

    [Fact]
    public async Task AnHttpServerThatEndsInTheMiddleOfACallIsMissedAndNobodyElse()
    {
        await using var upstream = await FaultyUpstream.StartAsync(overHttp: true);

        var call = upstream.Set.CallAsync(FaultyUpstream.Alias, "exit", timeout: Timeout);
        await UndisturbedAsync(upstream, call);

        (await call).Should().BeOfType<ToolCallOutcome.Failed>().Which.Kind.Should().Be(ToolFailureKind.OutcomeUnknown);
        await upstream.Set.UntilAsync(FaultyUpstream.Alias, one => one.Status.Reason?.StartsWith("connection refused at http://127.0.0.1:", StringComparison.Ordinal) == true);
        upstream.Arrived.Should().Equal("exit");
    }

    [Fact]
    public async Task AnEndpointThatHasMovedIsFoundByTheNextCall()
    {
        await using var upstream = await FaultyUpstream.StartAsync(overHttp: true);

        var refused = await upstream.Set.FailureAsync(FaultyUpstream.Alias, "moved");
        var next = await upstream.Set.ResultAsync(FaultyUpstream.Alias, "moved");

        refused.Message.Should().MatchRegex("redirects to http://127.0.0.1:[0-9]+/moved, which is not followed with a call that may not be repeated");
        next.Should().Be("\"at last\"");
        upstream.Arrived.Should().Equal("moved", "moved");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnAnswerAfterTheDeadlineIsNobodyElses(bool overHttp)
    {
        await using var upstream = await FaultyUpstream.StartAsync(overHttp);
        var made = await upstream.Set.CallAsync(FaultyUpstream.Alias, "late", timeout: Timeout);

        // It arrives during one of these.
        var answers = new List<string>();
        for (var call = 0; call < 4; call++)
        {
            answers.Add(await upstream.Set.ResultAsync(FaultyUpstream.Alias, "slow"));
        }

        made.Should().BeOfType<ToolCallOutcome.Failed>();
        answers.Should().AllBe("\"at last\"");
    }

    private static async Task CheckAsync(bool overHttp, string tool, string outcome, bool retryable, int sent)
    {
        await using var upstream = await FaultyUpstream.StartAsync(overHttp);

        // Nothing is waited for in vain there: much is read, or a process is started anew.
        var timeout = tool is "huge" or "stderr" or "read_exit" ? TimeSpan.FromSeconds(10) : Timeout;

        var call = upstream.Set.CallAsync(FaultyUpstream.Alias, tool, timeout: timeout);
        await UndisturbedAsync(upstream, call);
        var made = await call;

        var failed = made as ToolCallOutcome.Failed;
        (failed?.Kind.ToString() ?? Ok, failed?.Retryable ?? false).Should().Be((outcome, retryable), made.ToString());
        (failed?.Message ?? "").Contains("sent a message larger than 32 MB", StringComparison.Ordinal).Should().Be(tool == "huge", made.ToString());
        upstream.Arrived.Should().Equal(Enumerable.Repeat(tool, sent));
        var next = await upstream.Set.CallAsync(FaultyUpstream.Alias, "echo");
        next.Should().BeOfType<ToolCallOutcome.Succeeded>($"one fault is not the end: {next}");
    }

    /// <summary>Calls the neighbour, again and again, for as long as the fault lasts.</summary>
    private static async Task UndisturbedAsync(FaultyUpstream upstream, Task fault)
    {
        do
        {
            // A second, counted in beats and not by the clock: where the whole machine stands still, nobody is disturbed by a fault.
            var answer = upstream.Set.ResultAsync(FaultyUpstream.Neighbour, "echo");
            for (var beats = 0; !answer.IsCompleted && beats < 20; beats++)
            {
                await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(50)));
            }

            answer.IsCompleted.Should().BeTrue("a neighbour is answered within a second");
            await answer;
        }
        while (!fault.IsCompleted);
    }
}
