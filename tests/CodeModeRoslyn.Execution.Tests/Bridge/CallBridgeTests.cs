using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Bridge;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.History;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Tests.Bridge;

/// <summary>The bridge believes nobody: neither the compiler's reach nor what a worker asks for.</summary>
public sealed class CallBridgeTests
{
    [Fact]
    public async Task AGrantedCallGoesThrough()
    {
        var (answers, upstream, _) = await AskAsync("crm.get", "{\"id\":1}");

        answers.Should().ContainSingle().Which.Failure.Should().BeNull();
        upstream.Calls.Should().Equal("crm.get {\"id\":1}");
    }

    [Theory]
    [InlineData("crm.delete", "{}", "Denied")]
    [InlineData("crm.unknown", "{}", "Denied")]
    [InlineData("crm.outside_reach", "{}", "Denied")]
    [InlineData("crm.get", "[]", "InvalidArguments")]
    [InlineData("crm.get", "{\"a\":1,\"a\":2}", "InvalidArguments")]
    [InlineData("crm.get", "not json", "InvalidArguments")]
    [InlineData("crm.get", "", "InvalidArguments")]
    public async Task WhatIsNotInOrderNeverReachesTheUpstream(string tool, string arguments, string kind)
    {
        var (answers, upstream, ledger) = await AskAsync(tool, arguments);

        answers.Should().ContainSingle().Which.Failure!.Kind.Should().Be(kind);
        upstream.Calls.Should().BeEmpty();
        ledger.Report().Should().ContainSingle().Which.Outcome.Should().Be(kind);
    }

    [Fact]
    public async Task NoMoreCallsAreUnderWayThanAllowed()
    {
        var upstream = new RecordingUpstream { Holds = true };
        using var bridge = Bridge(upstream, new RunLimits { ParallelCalls = 2 });
        for (var id = 1; id <= 5; id++)
        {
            bridge.TryStart(new CallMessage("run", id, "crm.get", 1), "{}"u8.ToArray(), (_, _) => { }, TestContext.Current.CancellationToken).Should().BeTrue();
        }

        upstream.UnderWay.Should().Be(2);
        upstream.LetGo();
        await bridge.SettleAsync();
        upstream.Calls.Should().HaveCount(5);
    }

    [Fact]
    public async Task ACallUnderWayWhenTheRunEndsIsCancelledAndItsOutcomeUnknown()
    {
        var upstream = new RecordingUpstream { Holds = true };
        using var bridge = Bridge(upstream, new RunLimits());
        using var end = new CancellationTokenSource();
        bridge.TryStart(new CallMessage("run", 1, "crm.get", 7), "{}"u8.ToArray(), (_, _) => throw new InvalidOperationException("nobody listens"), end.Token);

        await end.CancelAsync();
        await bridge.SettleAsync();

        bridge.Ledger.Report().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Tool = "crm.get", Line = 7, Outcome = "unknown" });
    }

    [Fact]
    public void TheCallAfterTheLastIsRefused()
    {
        using var bridge = Bridge(new RecordingUpstream(), new RunLimits { Calls = 1 });

        bridge.TryStart(new CallMessage("run", 1, "crm.get", 1), "{}"u8.ToArray(), (_, _) => { }, TestContext.Current.CancellationToken).Should().BeTrue();
        bridge.TryStart(new CallMessage("run", 2, "crm.get", 1), "{}"u8.ToArray(), (_, _) => { }, TestContext.Current.CancellationToken).Should().BeFalse();
    }

    private static async Task<(List<CallResultMessage> Answers, RecordingUpstream Upstream, CallLedger Ledger)> AskAsync(string tool, string arguments)
    {
        var upstream = new RecordingUpstream();
        var answers = new List<CallResultMessage>();
        using var bridge = Bridge(upstream, new RunLimits());
        bridge.TryStart(new CallMessage("run", 1, tool, 1), Encoding.UTF8.GetBytes(arguments), (answer, _) => answers.Add(answer), TestContext.Current.CancellationToken);
        await bridge.SettleAsync();
        return (answers, upstream, bridge.Ledger);
    }

    private static CallBridge Bridge(IToolCaller upstream, RunLimits limits)
    {
        var tools = new[] { "get", "delete", "outside_reach" }
            .Select(name => new ToolDescriptor { Upstream = "crm", Name = name, InputSchema = JsonElement.Parse("{}") })
            .ToFrozenDictionary(tool => tool.Id);
        var grants = new GrantList([new Grant("*", GrantAccess.Allow), new Grant("crm.delete", GrantAccess.Deny)]);

        // A compiler that was taken over claims more than is granted.
        var reach = new[] { "crm.get", "crm.delete", "crm.unknown" }.ToFrozenSet();
        var approvals = new RunRelay(new PendingQuestions(new QuestionLimits(), TimeProvider.System), NobodyToAsk.Instance, "run", "local", () => new CancellationTokenSource());
        return new CallBridge(
            new RunGrant("local", grants, tools.Where(tool => reach.Contains(tool.Key)).ToFrozenDictionary()), limits, upstream, Catalogs.Answers(), approvals,
            new RunAudit(AuditTrail.Off, "run", new RunRequest("", "local")), new RunHistory(new ExecutionOptions(), AuditTrail.Off, TimeProvider.System).Begin("run", new RunRequest("", "local"), CancellationToken.None), TimeProvider.System);
    }

    private sealed class RecordingUpstream : IToolCaller
    {
        private readonly TaskCompletionSource gate = new();
        private int underWay;

        public bool Holds { get; init; }

        public List<string> Calls { get; } = [];

        public int UnderWay => underWay;

        public void LetGo() => gate.SetResult();

        public async Task<ToolCallOutcome> CallAsync(OutgoingCall call, CancellationToken cancellationToken)
        {
            underWay++;
            if (Holds)
            {
                await gate.Task.WaitAsync(cancellationToken);
            }

            Calls.Add($"{call.Tool.Id} {Encoding.UTF8.GetString(call.Arguments.Span)}");
            return new ToolCallOutcome.Succeeded("{}"u8.ToArray());
        }
    }
}
