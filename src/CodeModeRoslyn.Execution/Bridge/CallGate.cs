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
/// <param name="catalogRevision">The revision of the catalog in which the tools were found.</param>
/// <param name="relay">The way to who makes them, and to its person.</param>
internal sealed class CallGate(Func<ToolDescriptor, JsonElement, GrantDecision> decide, TimeSpan longest, IToolCaller caller, RunRelay relay, long catalogRevision)
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
    /// <returns>Why it is refused; null when it is not.</returns>
    public ToolCallOutcome.Failed? Judge(ToolDescriptor tool, ReadOnlyMemory<byte> arguments, CallAudit record, out JudgedCall judged)
    {
        judged = null!;
        if (ChildJson.Parse(arguments, ChildJson.ArgumentsDepth, JsonValueKind.Object) is not { } parsed)
        {
            return Refuse(
                ToolFailureKind.InvalidArguments,
                $"The arguments are not a JSON object of Unicode text with unique names, at most {ChildJson.ArgumentsDepth} levels deep.");
        }

        judged = Decide(new JudgedCall(tool, arguments, parsed, default), record);
        return DenialOf(judged);
    }

    /// <summary>Makes a call that was judged, once a person agrees where one has to.</summary>
    /// <returns>Null when nobody waits for it any more: its outcome is unknown.</returns>
    public async Task<ToolCallOutcome?> SendAsync(JudgedCall judged, CallAudit record, Action? sent, CancellationToken cancellationToken)
    {
        var tool = judged.Tool;
        try
        {
            if (await AgreeAsync(judged, record, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            if (!await record.SendAsync(judged.Arguments, durably: tool.Hints.MayDestroy, cancellationToken))
            {
                return Refuse(ToolFailureKind.Unavailable, $"{tool.Id} was not called, because the call cannot be recorded.");
            }

            var call = new OutgoingCall(tool, judged.Arguments, longest, relay.Principal)
            {
                Sent = sent,
                Relay = new CallRelay(tool, relay),
                WantsWhole = WantsWhole,
                CatalogRevision = catalogRevision,
            };
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

    /// <summary>Has a person agree, where one has to. Whatever it has waited for, the grants may be others since, and it is those that hold when it is sent.</summary>
    private async Task<ToolCallOutcome.Failed?> AgreeAsync(JudgedCall judged, CallAudit record, CancellationToken cancellationToken)
    {
        for (var isAgreed = false; ;)
        {
            judged = Decide(judged, record, isAgreed);
            if (DenialOf(judged) is { } denial)
            {
                return denial;
            }

            if (judged.Decision.Access != GrantAccess.Approve || isAgreed)
            {
                return null;
            }

            var approval = await approvals.AskAsync(judged.Tool, judged.Decision.Line!, judged.Arguments, cancellationToken);
            record.Decided(AuditGrant.Of(judged.Tool, judged.Decision), new AuditApproval(approval.Decision, approval.By));
            if (approval.Refusal is { } refusal)
            {
                return Refuse(ToolFailureKind.Denied, refusal);
            }

            isAgreed = true;
        }
    }

    // Who has agreed is in the record, and stays there unless the call is denied after all.
    private JudgedCall Decide(JudgedCall call, CallAudit record, bool isAgreed = false)
    {
        var decision = decide(call.Tool, call.Parsed);
        if (!isAgreed || decision.Access == GrantAccess.Deny)
        {
            record.Decided(AuditGrant.Of(call.Tool, decision));
        }

        return call with { Decision = decision };
    }

    private static ToolCallOutcome.Failed? DenialOf(JudgedCall call) =>
        call.Decision.Access == GrantAccess.Deny ? Refuse(ToolFailureKind.Denied, $"This call of '{call.Tool.Id}' is denied: {call.Decision.Origin}.") : null;

    private static ToolCallOutcome.Failed Refuse(ToolFailureKind kind, string message) => new(kind, message, Retryable: false);
}
