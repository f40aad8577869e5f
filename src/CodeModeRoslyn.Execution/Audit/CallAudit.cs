using CodeModeRoslyn.Execution.Audit.Redaction;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>Records one call: before it is sent, and when it has ended; or once, when it is not sent at all.</summary>
/// <param name="trail">Where to.</param>
/// <param name="runId">The run that makes the call; of a direct call, its own id.</param>
/// <param name="callId">Its id in the run.</param>
/// <param name="tool">The tool's id.</param>
/// <param name="line">The script's line, from 1; null for a direct call, which has no script.</param>
/// <param name="principal">Who makes a direct call; null for a call of a run, whose record says so.</param>
internal sealed class CallAudit(AuditTrail trail, string runId, int callId, string tool, int? line, string? principal = null)
{
    /// <summary>Longer arguments are recorded by their hash and length.</summary>
    private const int MostArgumentBytes = 1 << 20;

    private AuditGrant? grant;
    private AuditApproval? approval;
    private bool isSent;
    private long sent;

    /// <summary>What was decided about the tool, as soon as it is known.</summary>
    public void Decided(AuditGrant? by, AuditApproval? answer = null) => (grant, approval) = (by, answer);

    /// <summary>Records that the call is about to be sent.</summary>
    /// <param name="arguments">A JSON object that was judged.</param>
    /// <param name="durably">Whether to wait until the disk has the record: for calls that change something.</param>
    /// <param name="cancellationToken">The end of the run.</param>
    /// <returns>False when it cannot be recorded and has to be: the call must not be sent.</returns>
    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> arguments, bool durably, CancellationToken cancellationToken)
    {
        if (trail.Options is not { } options)
        {
            return true;
        }

        var record = Sent(arguments.Span, options);
        try
        {
            sent = trail.Time.GetTimestamp();
            trail.Append(record);
            isSent = true;
            if (durably)
            {
                await trail.FlushAsync(cancellationToken);
            }

            return true;
        }
        catch (AuditException)
        {
            return false;
        }
    }

    /// <summary>Records how the call ended. That it cannot be recorded changes nothing any more, and is in the log.</summary>
    /// <param name="outcome"><c>ok</c>, the kind of its failure, or <c>unknown</c>.</param>
    public void End(string outcome)
    {
        try
        {
            trail.Append(isSent
                ? new AuditRecord.CallAnswered(runId, callId, outcome, Math.Round(trail.Time.GetElapsedTime(sent).TotalMilliseconds, 1))
                : new AuditRecord.CallRefused(runId, callId, tool, line, principal, grant, approval, outcome));
        }
        catch (AuditException)
        {
            // The trail has logged it, counts what is missing, and lets nothing new begin.
        }
    }

    private AuditRecord.CallSent Sent(ReadOnlySpan<byte> arguments, AuditOptions options)
    {
        var copy = ArgumentsCopy.Of(arguments, options.Redact);
        var isShort = copy.Length <= MostArgumentBytes;
        return new AuditRecord.CallSent(
            runId, callId, tool, line, principal, grant, approval, AuditHash.Of(copy.Span),
            options.Arguments && isShort ? new AuditJsonText(copy) : null,
            options.Arguments && !isShort ? copy.Length : null);
    }
}
