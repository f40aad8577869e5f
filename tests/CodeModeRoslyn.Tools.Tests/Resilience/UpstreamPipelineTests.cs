using System.Text.Json;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Resilience;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Tools.Tests.Resilience;

public sealed class UpstreamPipelineTests
{
    private readonly ManualTime time = new();
    private int attempts;

    [Fact]
    public async Task ABrokenCircuitAnswersAtOnceAndSendsNothing()
    {
        using var pipeline = Pipeline(new ResilienceOptions { LeastCalls = 2, Break = TimeSpan.FromSeconds(7) });
        await FailAsync(pipeline);
        await FailAsync(pipeline);

        var refused = await ExecuteAsync(pipeline, Succeeded);

        attempts.Should().Be(2);
        refused.Should().BeOfType<ToolCallOutcome.Failed>().Which.Should().Match<ToolCallOutcome.Failed>(failure =>
            failure.Kind == ToolFailureKind.Unavailable && failure.Retryable && failure.RetryAfter == TimeSpan.FromSeconds(7)
            && failure.Message == "'crm' has failed too often lately and is left alone for 7 s. Nothing was sent. The last failure: OutcomeUnknown.");
    }

    [Fact]
    public async Task AfterItsPauseABrokenCircuitLetsOneCallTryAndClosesWhenItSucceeds()
    {
        using var pipeline = Pipeline(new ResilienceOptions { LeastCalls = 2, Break = TimeSpan.FromSeconds(7) });
        await FailAsync(pipeline);
        await FailAsync(pipeline);

        time.Advance(TimeSpan.FromSeconds(8));

        (await ExecuteAsync(pipeline, Succeeded)).Should().BeOfType<ToolCallOutcome.Succeeded>();
        (await ExecuteAsync(pipeline, Succeeded)).Should().BeOfType<ToolCallOutcome.Succeeded>();
    }

    [Fact]
    public async Task FailuresOfCallsAndNotOfTheUpstreamBreakNothing()
    {
        using var pipeline = Pipeline(new ResilienceOptions { LeastCalls = 2 });
        var wrong = new CallAttempt(new ToolCallOutcome.Failed(ToolFailureKind.ToolError, "No such customer.", Retryable: false));
        for (var call = 0; call < 5; call++)
        {
            await ExecuteAsync(pipeline, wrong);
        }

        (await ExecuteAsync(pipeline, Succeeded)).Should().BeOfType<ToolCallOutcome.Succeeded>();
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    [InlineData("get_*", false, true)]
    [InlineData("set_*", false, false)]
    public async Task WhatMayBeRepeatedIsForTheConfigurationToSay(string? repeatable, bool trust, bool isRepeated)
    {
        using var pipeline = Pipeline(new ResilienceOptions
        {
            Retries = 1,
            TrustAnnotations = trust,
            Repeatable = repeatable is null ? [] : [new ToolPattern(repeatable)],
        });
        var call = ExecuteAsync(pipeline, Fault with { MayPass = true }, new ToolHints(ReadOnly: true));
        if (isRepeated)
        {
            // The pause before the second try.
            while (!call.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                await Task.WhenAny(call, Task.Delay(5, TestContext.Current.CancellationToken));
            }
        }

        await call;
        attempts.Should().Be(isRepeated ? 2 : 1);
    }

    [Fact]
    public async Task ATimeoutCountsFromTheMomentACallIsSentAndNotFromItsPlaceInTheQueue()
    {
        using var pipeline = Pipeline(new ResilienceOptions { ParallelCalls = 1 });
        var call = Call() with { Timeout = TimeSpan.FromMilliseconds(100) };
        Task<ToolCallOutcome> TakeAsync(TimeSpan answer) => pipeline.ExecuteAsync(
            call,
            token => pipeline.SendAsync(
                call,
                async (_, end) =>
                {
                    await Task.Delay(answer, end);
                    return Succeeded;
                },
                token),
            TestContext.Current.CancellationToken);

        // Together they wait far longer than one may take.
        var calls = Enumerable.Range(0, 8).Select(_ => TakeAsync(TimeSpan.FromMilliseconds(50))).ToList();

        (await Task.WhenAll(calls)).Should().AllBeOfType<ToolCallOutcome.Succeeded>();
    }

    private static CallAttempt Succeeded => new(new ToolCallOutcome.Succeeded("1"u8.ToArray()));

    private static CallAttempt Fault => new(new ToolCallOutcome.Failed(ToolFailureKind.OutcomeUnknown, "Another caller's words.", Retryable: false)) { IsUpstreamFault = true };

    private static OutgoingCall Call(ToolHints? hints = null) => new(
        new ToolDescriptor { Upstream = "crm", Name = "get_customer", InputSchema = JsonElement.Parse("{}"), Hints = hints ?? new() },
        "{}"u8.ToArray(), TimeSpan.FromSeconds(30), "ann");

    private UpstreamPipeline Pipeline(ResilienceOptions options) => new("crm", options, NullLogger.Instance, time);

    private Task<ToolCallOutcome> FailAsync(UpstreamPipeline pipeline) => ExecuteAsync(pipeline, Fault);

    private Task<ToolCallOutcome> ExecuteAsync(UpstreamPipeline pipeline, CallAttempt made, ToolHints? hints = null) => pipeline.ExecuteAsync(
        Call(hints),
        _ =>
        {
            attempts++;
            return Task.FromResult(made);
        },
        TestContext.Current.CancellationToken);
}
