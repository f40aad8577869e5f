using System.Diagnostics;
using System.Text;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

public sealed class CallTests
{
    [Theory]
    [InlineData("wrapped", "{\"result\":[1,2]}")]
    [InlineData("text", "\"plain words\"")]
    [InlineData("json", "{\"a\":[1,2.50]}")]
    [InlineData("number", "42")]
    [InlineData("quoted", "\"quoted\"")]
    [InlineData("blocks", "{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"image\",\"data\":\"AAAA\",\"mimeType\":\"image/png\"}]}")]
    [InlineData("empty", "{\"content\":[]}")]
    [InlineData("complete", "\"all of it\"")]
    public async Task AResultIsTheValueThatAScriptWants(string tool, string value)
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "results"));
        await set.ReadyAsync("fake");

        (await set.ResultAsync("fake", tool)).Should().Be(value);
    }

    [Fact]
    public async Task StructuredContentIsPreferredToText()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "results"));
        await set.ReadyAsync("fake");

        (await set.ResultAsync("fake", "structured")).Should().StartWith("{\"id\":7,");
    }

    [Theory]
    [InlineData("error", ToolFailureKind.ToolError, "No such customer.")]
    [InlineData("mute", ToolFailureKind.ToolError, "fake.mute failed and did not say why.")]
    [InlineData("invalid", ToolFailureKind.InvalidArguments, "amount must be a number")]
    [InlineData("internal", ToolFailureKind.ToolError, "The upstream 'fake' answered with the error -32603: internal trouble")]
    [InlineData("elsewhere", ToolFailureKind.ToolError, "fake.elsewhere gave a result that cannot be read: its type is 'elsewhere', which is not known here")]
    [InlineData("large", ToolFailureKind.ToolError, "fake.large answered with 17 MB; at most 16 MB are taken. Ask it for less.")]
    public async Task AFailureSaysWhatHappened(string tool, ToolFailureKind kind, string message)
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "results"));
        await set.ReadyAsync("fake");

        var failure = await set.FailureAsync("fake", tool);

        failure.Kind.Should().Be(kind);
        failure.Message.Should().Be(message);
        failure.Retryable.Should().BeFalse();
    }

    [Fact]
    public async Task AToolThatHasBegunToWantAHeaderIsListedAgainAndGetsItWithTheNextCall()
    {
        await using var server = new HeaderServer();
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http { Alias = "web", Url = server.Url });
        await set.ReadyAsync("web");

        var failure = await set.FailureAsync("web", "send", new { region = "eu" });
        var result = await set.ResultAsync("web", "send", new { region = "eu" });

        failure.Should().BeEquivalentTo(new { Kind = ToolFailureKind.Unavailable, Retryable = true });
        failure.Message.Should().Be("web.send was refused, because it wants other headers than before: A header is missing. It has been listed again since, and can be called again.");
        result.Should().Be("\"sent\"");
        server.Refusals.Should().Be(1);
        await set.UntilAsync("web", upstream => upstream.Tools[0].InputSchema.GetRawText().Contains("x-mcp-header", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneThatMayBeCalledTwiceIsCalledAgainAtOnce()
    {
        await using var server = new HeaderServer();
        await using var set = TestUpstreams.Start(
            new UpstreamConfig.Http { Alias = "web", Url = server.Url, Resilience = new ResilienceOptions { Repeatable = [new ToolPattern("send")] } });
        await set.ReadyAsync("web");

        (await set.ResultAsync("web", "send", new { region = "eu" })).Should().Be("\"sent\"");
        server.Refusals.Should().Be(1);
    }

    [Fact]
    public async Task AnErrorKeepsWhatTheUpstreamSentAndALongOneIsShortened()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "results"));
        await set.ReadyAsync("fake");

        var failure = await set.FailureAsync("fake", "error");
        var longer = await set.FailureAsync("fake", "long");

        Encoding.UTF8.GetString(failure.Content.Span).Should().Be("[{\"type\":\"text\",\"text\":\"No such customer.\"}]");
        longer.Message.Should().StartWith("xxx").And.EndWith("(4000 of 10000 characters)");
    }

    [Fact]
    public async Task ArgumentsArriveAsTheyWereSent()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        await set.ReadyAsync("fake");

        (await set.ResultAsync("fake", "echo", new { text = "ü€😀", list = new[] { 1, 2 } }))
            .Should().Match(json => json.Contains("\"list\":[1,2]"));
    }

    [Theory]
    [InlineData("exit", ToolFailureKind.OutcomeUnknown, false)]
    [InlineData("exit_read", ToolFailureKind.Unavailable, true)]
    public async Task ALostConnectionIsSafeOnlyForWhatReads(string tool, ToolFailureKind kind, bool retryable)
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        await set.ReadyAsync("fake");

        var failure = await set.FailureAsync("fake", tool);

        (failure.Kind, failure.Retryable).Should().Be((kind, retryable));
        failure.Message.Should().StartWith($"The connection to 'fake' was lost before fake.{tool} answered.");
    }

    [Theory]
    [InlineData("slow", ToolFailureKind.OutcomeUnknown, false)]
    [InlineData("slow_read", ToolFailureKind.Timeout, true)]
    public async Task ATimeoutIsSafeOnlyForWhatReads(string tool, ToolFailureKind kind, bool retryable)
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        await set.ReadyAsync("fake");

        var failure = await set.FailureAsync("fake", tool, timeout: TimeSpan.FromMilliseconds(300));

        (failure.Kind, failure.Retryable).Should().Be((kind, retryable));
        failure.Message.Should().StartWith($"fake.{tool} did not answer within 0.3 s.");
    }

    [Fact]
    public async Task ACancelledCallIsCancelledAtTheUpstreamToo()
    {
        var heard = Path.Combine(Path.GetTempPath(), $"codemode-{Guid.NewGuid():N}");
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works", heard));
        await set.ReadyAsync("fake");
        using var cancelling = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        var call = () => set.CallAsync("fake", "slow", token: cancelling.Token);

        await call.Should().ThrowAsync<OperationCanceledException>();
        // The message is sent beside the exception; each answer from the upstream is a moment later.
        var since = Stopwatch.StartNew();
        string messages;
        do
        {
            await set.ResultAsync("fake", "echo");
            messages = await File.ReadAllTextAsync(heard, TestContext.Current.CancellationToken);
        }
        while (!messages.Contains("notifications/cancelled") && since.Elapsed < TestUpstreams.Patience);

        messages.Should().Contain("notifications/cancelled");
        File.Delete(heard);
    }

    [Fact]
    public async Task ACallThatIsGivenUpWhileItIsSentDoesNoHarmToTheNext()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        await set.ReadyAsync("fake");
        await set.FailureAsync("fake", "nap", timeout: TimeSpan.FromMilliseconds(300));

        // More than a pipe holds.
        await set.FailureAsync("fake", "echo", new { text = new string('x', 1 << 20) }, timeout: TimeSpan.FromMilliseconds(300));

        (await set.ResultAsync("fake", "echo", new { ok = 1 })).Should().Be("""{"ok":1}""");
        set.Current.Upstreams.Single().Status.State.Should().Be(UpstreamState.Ready);
    }

    [Fact]
    public async Task AnUpstreamThatDoesNotReadHoldsNobodyAndIsReplaced()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        await set.ReadyAsync("fake");
        await set.FailureAsync("fake", "freeze", timeout: TimeSpan.FromMilliseconds(300));
        var since = Stopwatch.StartNew();

        // More than a pipe holds.
        var failure = await set.FailureAsync("fake", "echo", new { text = new string('x', 1 << 20) }, timeout: TimeSpan.FromMilliseconds(300));

        failure.Kind.Should().Be(ToolFailureKind.OutcomeUnknown);
        since.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(4), "the call's own time is what it takes");
        (await set.UnavailableAsync("fake")).Status.Reason.Should().Be("does not read what it is sent");
        await set.ReadyAsync("fake");
        (await set.ResultAsync("fake", "echo", new { ok = 1 })).Should().Be("""{"ok":1}""");
    }

    [Fact]
    public async Task AMessageWithoutEndCostsTheConnectionAndNotOurMemory()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "works"));
        await set.ReadyAsync("fake");

        var failure = await set.FailureAsync("fake", "flood");
        var lost = await set.UnavailableAsync("fake");

        failure.Kind.Should().Be(ToolFailureKind.OutcomeUnknown);
        lost.Status.Reason.Should().Be("sent a message larger than 32 MB, which is the most that is taken");
    }

    [Fact]
    public async Task ACallToAnUpstreamThatIsDownFailsWithTheReason()
    {
        await using var set = TestUpstreams.Start(TestUpstreams.Fake("fake", "dies"));
        await set.UnavailableAsync("fake");

        var outcome = await set.CallAsync(
            new OutgoingCall(new ToolDescriptor { Upstream = "fake", Name = "any", InputSchema = default }, "{}"u8.ToArray(), TestUpstreams.Patience, "test"),
            TestContext.Current.CancellationToken);

        outcome.Should().BeOfType<ToolCallOutcome.Failed>().Which.Should().Match<ToolCallOutcome.Failed>(failure =>
            failure.Kind == ToolFailureKind.Unavailable && failure.Retryable
            && failure.Message.StartsWith("The upstream 'fake' is not available: exited with code 1: line one"));
    }
}
