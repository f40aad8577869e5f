using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Bridge;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Execution.Direct;

/// <summary>Makes calls that belong to no run. They go through the same gate as a script's.</summary>
public sealed partial class DirectCalls(
    IToolCatalog catalog, IToolCaller caller, PendingQuestions questions, AuditTrail trail, ExecutionOptions options, TimeProvider time, ILogger<DirectCalls> logger)
{
    private readonly DirectBudget budget = new(options.Limits.ParallelCalls, options.Limits.Calls);

    /// <summary>Makes the call. Answers are whole <c>CallToolResult</c>s.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Nobody waits for it any more.</param>
    /// <returns>What came of it; null when it was cancelled.</returns>
    public async Task<ToolCallOutcome?> CallAsync(DirectCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var (tool, principal) = (call.Tool, call.Principal);

        // It stands where a run's does, in records and in questions.
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        var record = new CallAudit(trail, id, callId: 1, tool.Id, line: null, principal);
        var relay = new RunRelay(questions, call.Caller, id, principal, Wait: null) { Asker = "The model" };
        var gate = new CallGate((one, arguments) => options.Grants.Decide(principal, one, arguments), options.Limits.Call, caller, relay, catalog.Current.Revision)
        {
            Faulted = fault => LogFault(fault, tool.Id, id),
            WantsWhole = true,
        };
        var outcome = await CarryOutAsync(gate, call, record, cancellationToken);
        var word = CallGate.WordOf(outcome);
        record.End(word);
        LogEnded(id, tool.Id, principal, word);
        return outcome;
    }

    private async Task<ToolCallOutcome?> CarryOutAsync(CallGate gate, DirectCall call, CallAudit record, CancellationToken cancellationToken)
    {
        try
        {
            using var turn = await budget.TakeAsync(call.Principal, call.Arguments.Length, cancellationToken);
            return turn is null
                ? new ToolCallOutcome.Failed(ToolFailureKind.RateLimited, $"{call.Tool.Id} was not called, because too many calls of this caller are under way. Wait for one of them.", Retryable: true)
                : gate.Judge(call.Tool, call.Arguments, record, out var judged) ?? await gate.SendAsync(judged, record, sent: null, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Direct call {CallId} of {Tool} for {Principal} ended: {Outcome}")]
    private partial void LogEnded(string callId, string tool, string principal, string outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "The direct call {CallId} of {Tool} failed by a fault of codemode's own")]
    private partial void LogFault(Exception fault, string tool, string callId);
}
