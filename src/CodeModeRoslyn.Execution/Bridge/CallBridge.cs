using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.History;
using CodeModeRoslyn.Execution.Keeping;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>
/// The only way out of the wall. Every call of a run is checked here, whatever compiler and worker said about it: is the
/// tool granted to this run, is there budget, and what does <see cref="CallGate"/> say? Only then is the upstream called.
/// </summary>
internal sealed class CallBridge : IDisposable
{
    private const int LongestMessage = 4_000;
    private const int LongestName = 300;

    /// <summary>In the report, which may have hundreds of them.</summary>
    private const int LongestReportedMessage = 300;

    /// <summary>How many bytes of arguments may wait in this process for a slot or an answer; one call's fit in any case.</summary>
    private const long MostBytesWaiting = 64L << 20;

    private readonly RunGrant grant;
    private readonly RunLimits limits;
    private readonly CatalogAnswers catalog;
    private readonly CallGate gate;
    private readonly RunAudit audit;
    private readonly RunRecord record;
    private readonly SemaphoreSlim slots;
    private readonly List<Task> underWay = [];
    private long bytesWaiting;

    /// <param name="grant">What the run may call.</param>
    /// <param name="limits">How much of it.</param>
    /// <param name="caller">Calls the upstreams.</param>
    /// <param name="catalog">Answers questions about tools.</param>
    /// <param name="relay">The way to the run's caller, and to its person.</param>
    /// <param name="audit">Records what is sent.</param>
    /// <param name="record">Shows it to whoever watches.</param>
    /// <param name="time">For the ledger.</param>
    public CallBridge(RunGrant grant, RunLimits limits, IToolCaller caller, CatalogAnswers catalog, RunRelay relay, RunAudit audit, RunRecord record, TimeProvider time)
    {
        this.catalog = catalog;
        this.audit = audit;
        this.record = record;
        this.grant = grant;
        this.limits = limits;
        gate = new CallGate(grant.Decide, limits.Call, caller, relay, grant.CatalogRevision) { Faulted = fault => Faulted?.Invoke(fault) };
        slots = new SemaphoreSlim(limits.ParallelCalls);
        Ledger = new CallLedger(time);
    }

    public CallLedger Ledger { get; }

    /// <summary>Answers questions about earlier runs.</summary>
    public KeptAnswers? Kept { get; init; }

    /// <summary>Told of each result, once the script has it.</summary>
    public Action<ToolDescriptor, ReadOnlyMemory<byte>>? Learned { get; init; }

    /// <summary>Told of what must not happen: a call that failed by a fault of this program's.</summary>
    public Action<Exception>? Faulted { get; init; }

    /// <summary>Starts one call, unless the run has no calls left.</summary>
    /// <param name="call">What the worker asks for.</param>
    /// <param name="arguments">The arguments as the worker wrote them.</param>
    /// <param name="answer">Takes the answer back to the worker.</param>
    /// <param name="cancellationToken">The end of the run.</param>
    /// <returns>False when the run has used up its calls: it is to be ended.</returns>
    public bool TryStart(CallMessage call, ReadOnlyMemory<byte> arguments, Action<CallResultMessage, ReadOnlyMemory<byte>> answer, CancellationToken cancellationToken)
    {
        if (call.Tool == CatalogAnswers.Id)
        {
            Answer(call, catalog.Answer(arguments), answer);
            return true;
        }

        if (call.Tool == KeptAnswers.Id && Kept is { } kept)
        {
            Answer(call, kept.Answer(arguments), answer);
            return true;
        }

        if (Ledger.Count >= limits.Calls)
        {
            return false;
        }

        underWay.Add(CallAsync(call, arguments, Ledger.Open(Shorten(call.Tool, LongestName), call.Line), answer, cancellationToken));
        return true;
    }

    /// <summary>Waits, when the calls under way hold too much memory, until one of them has ended.</summary>
    public async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (Interlocked.Read(ref bytesWaiting) > MostBytesWaiting)
        {
            if (underWay.Where(call => !call.IsCompleted).ToList() is { Count: > 0 } calls)
            {
                await Task.WhenAny(calls).WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>Waits for what is still under way, once the run's end has cancelled it.</summary>
    public Task SettleAsync() => Task.WhenAll(underWay);

    public void Dispose() => slots.Dispose();

    private async Task CallAsync(
        CallMessage call,
        ReadOnlyMemory<byte> arguments,
        CallLedger.Entry entry,
        Action<CallResultMessage, ReadOnlyMemory<byte>> answer,
        CancellationToken cancellationToken)
    {
        Interlocked.Add(ref bytesWaiting, arguments.Length);
        record.Called(call.CallId, Shorten(call.Tool, LongestName), call.Line, arguments.Span);
        var audited = audit.Call(call.CallId, call.Tool, call.Line);
        var outcome = await OutcomeAsync(call, arguments, entry, audited, cancellationToken);
        Interlocked.Add(ref bytesWaiting, -arguments.Length);
        var word = CallGate.WordOf(outcome);
        var why = (outcome as ToolCallOutcome.Failed)?.Message is { } message ? Shorten(message, LongestReportedMessage) : null;
        audited.End(word);
        record.Answered(call.CallId, word, why, (outcome as ToolCallOutcome.Succeeded)?.Result);
        if (outcome is null)
        {
            // The run is over; the ledger already says that the call's outcome is unknown.
            return;
        }

        entry.Close(word, why);
        Answer(call, outcome, answer);
        if (outcome is ToolCallOutcome.Succeeded succeeded && grant.Find(call.Tool) is { } tool)
        {
            Learn(tool, succeeded.Result);
        }
    }

    // The script has its answer; that nothing was learned of it is no fault of the run.
    private void Learn(ToolDescriptor tool, ReadOnlyMemory<byte> result)
    {
        try
        {
            Learned?.Invoke(tool, result);
        }
        catch (Exception fault)
        {
            Faulted?.Invoke(fault);
        }
    }

    private static void Answer(CallMessage call, ToolCallOutcome outcome, Action<CallResultMessage, ReadOnlyMemory<byte>> answer)
    {
        switch (outcome)
        {
            case ToolCallOutcome.Succeeded succeeded:
                answer(new CallResultMessage(call.RunId, call.CallId, null, succeeded.Content.Length), Join(succeeded.Result, succeeded.Content));
                break;
            case ToolCallOutcome.Failed failed:
                answer(new CallResultMessage(call.RunId, call.CallId, Describe(failed)), failed.Content);
                break;
        }
    }

    private static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> result, ReadOnlyMemory<byte> content) =>
        content.IsEmpty ? result : (byte[])[.. result.Span, .. content.Span];

    private async Task<ToolCallOutcome?> OutcomeAsync(
        CallMessage call, ReadOnlyMemory<byte> arguments, CallLedger.Entry entry, CallAudit audited, CancellationToken cancellationToken)
    {
        if (grant.Find(call.Tool) is not { } descriptor)
        {
            return new ToolCallOutcome.Failed(ToolFailureKind.Denied, $"This run was not granted the tool '{Shorten(call.Tool, LongestName)}'.", Retryable: false);
        }

        if (gate.Judge(descriptor, arguments, audited, out var judged) is { } refusal)
        {
            return refusal;
        }

        try
        {
            await slots.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        try
        {
            return await gate.SendAsync(
                judged,
                audited,
                () =>
                {
                    entry.Sent();
                    record.Sent(call.CallId);
                },
                cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    private static CallFailure Describe(ToolCallOutcome.Failed failed) =>
        new(failed.Kind.ToString(), Shorten(failed.Message, LongestMessage), failed.Retryable, failed.RetryAfter?.TotalMilliseconds, failed.StatusCode);

    private static string Shorten(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";
}
