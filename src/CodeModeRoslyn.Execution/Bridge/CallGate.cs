using System.Text.Json;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Working;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>
/// What every call goes through on its way to an upstream, a script's as well as one that a caller makes itself: are the arguments an
/// object, what do the grants say, does a person agree, is it recorded?
/// </summary>
/// <param name="decide">What the grants say of one call.</param>
/// <param name="longest">The longest wait for an answer.</param>
/// <param name="caller">Calls the upstreams.</param>
/// <param name="relay">The way to who makes them, and to its person.</param>
internal sealed class CallGate(Func<ToolDescriptor, JsonElement, GrantDecision> decide, TimeSpan longest, IToolCaller caller, RunRelay relay)
{
    private readonly ApprovalGate approvals = new(relay);

    /// <summary>Told of what must not happen: a call that failed by a fault of this program's.</summary>
    public Action<Exception>? Faulted { get; init; }

    /// <summary>Whether answers are wanted whole, as MCP has them.</summary>
    public bool WantsWhole { get; init; }

    /// <summary>How reports and records name what a call came to; null is a call under way when nobody waited any more.</summary>
    public static string WordOf(ToolCallOutcome? outcome) => outcome switch
    {
        null => "unknown",
        ToolCallOutcome.Failed failed => failed.Kind.ToString(),
        _ => "ok",
    };

    /// <summary>Judges a call by all that is known without asking anybody.</summary>
    /// <returns>What the grants say of it; or why it is refused.</returns>
    public (GrantDecision Decision, ToolCallOutcome.Failed? Refusal) Judge(ToolDescriptor tool, ReadOnlyMemory<byte> arguments, CallAudit record)
    {
        if (ChildJson.Parse(arguments, ChildJson.ArgumentsDepth, JsonValueKind.Object) is not { } parsed)
        {
            return (default, Refuse(
                ToolFailureKind.InvalidArguments,
                $"The arguments are not a JSON object of Unicode text with unique names, at most {ChildJson.ArgumentsDepth} levels deep."));
        }

        var decision = decide(tool, parsed);
        record.Decided(AuditGrant.Of(tool, decision));
        return (decision, decision.Access == GrantAccess.Deny ? Refuse(ToolFailureKind.Denied, $"This call of '{tool.Id}' is denied: {decision.Origin}.") : null);
    }

    /// <summary>Makes a call that was judged, once a person agrees where one has to.</summary>
    /// <returns>Null when nobody waits for it any more: its outcome is unknown.</returns>
    public async Task<ToolCallOutcome?> SendAsync(
        ToolDescriptor tool, GrantDecision decision, ReadOnlyMemory<byte> arguments, CallAudit record, Action? sent, CancellationToken cancellationToken)
    {
        try
        {
            if (decision.Access == GrantAccess.Approve)
            {
                var approval = await approvals.AskAsync(tool, decision.Line!, arguments, cancellationToken);
                record.Decided(AuditGrant.Of(tool, decision), new AuditApproval(approval.Decision, approval.By));
                if (approval.Refusal is { } refusal)
                {
                    return Refuse(ToolFailureKind.Denied, refusal);
                }
            }

            if (!await record.SendAsync(arguments, durably: tool.Hints.MayDestroy, cancellationToken))
            {
                return Refuse(ToolFailureKind.Unavailable, $"{tool.Id} was not called, because the call cannot be recorded.");
            }

            var call = new OutgoingCall(tool, arguments, longest, relay.Principal) { Sent = sent, Relay = new CallRelay(tool, relay), WantsWhole = WantsWhole };
            return await caller.CallAsync(call, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Ours, and no reason to leave anybody waiting for an answer, or a run without a report.
            Faulted?.Invoke(fault);
            return new ToolCallOutcome.Failed(ToolFailureKind.OutcomeUnknown, "The call failed by a fault of codemode's own, which is in its log.", Retryable: false);
        }
    }

    private static ToolCallOutcome.Failed Refuse(ToolFailureKind kind, string message) => new(kind, message, Retryable: false);
}
