using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>Records one run. Every run has one record of its start and one of its end, whatever happens in between.</summary>
internal sealed class RunAudit(AuditTrail trail, string runId, RunRequest request) : IDisposable
{
    /// <summary>A worker that was taken over may name tools as long as a frame, and is not to fill the disk with them.</summary>
    private const int LongestName = 300;

    private bool isStarted;
    private bool isEnded;

    /// <summary>Records what the run is, before a worker gets its script.</summary>
    /// <param name="basis">What it stands on; null when it did not get that far.</param>
    /// <param name="limits">Its ceilings; null likewise.</param>
    /// <param name="mended">The text that was compiled, where it is not the submitted one.</param>
    /// <exception cref="RunNotStartedException">That cannot be recorded, and has to be.</exception>
    public void Start(AuditBasis? basis, AuditLimits? limits, string? mended = null)
    {
        isStarted = true;
        if (trail.Options is not { } options)
        {
            return;
        }

        try
        {
            trail.Append(new AuditRecord.RunStarted(
                runId, request.Principal, AuditHash.Of(mended ?? request.Source), options.ScriptText ? mended ?? request.Source : null, options.Policy, basis, limits)
            {
                Submitted = mended is null ? null : AuditHash.Of(request.Source),
            });
        }
        catch (AuditException unwritable)
        {
            throw new RunNotStartedException($"The run was not started, because it cannot be recorded. {unwritable.Message}");
        }
    }

    /// <summary>A call that the script asks for.</summary>
    /// <param name="callId">Its id in this run.</param>
    /// <param name="tool">The tool's id, as the worker gives it; a long one is shortened.</param>
    /// <param name="line">The script's line, from 1.</param>
    public CallAudit Call(int callId, string tool, int line) =>
        new(trail, runId, callId, tool.Length <= LongestName ? tool : tool[..LongestName] + "…", line);

    /// <summary>Records how the run ended. That it cannot be recorded changes nothing any more, and is in the log.</summary>
    public void End(RunReport report) => End(new AuditRecord.RunEnded(
        runId,
        report.Outcome,
        report.Limit?.Kind,
        report.Diagnostics.Where(finding => finding.IsError).Select(finding => finding.Id).Distinct().ToArray() is { Length: > 0 } findings ? findings : null,
        report.Usage.CompileMilliseconds,
        report.Usage.RunMilliseconds,
        report.Calls.Count));

    /// <summary>Records that nothing could carry the run.</summary>
    public void EndNotStarted() => End("notStarted");

    /// <summary>Records an end that nobody else did: a fault of this program's.</summary>
    public void Dispose()
    {
        if (!isEnded)
        {
            End("unknown");
        }
    }

    private void End(string outcome) => End(new AuditRecord.RunEnded(runId, outcome, null, null, 0, 0, 0));

    private void End(AuditRecord.RunEnded ended)
    {
        isEnded = true;
        try
        {
            if (!isStarted)
            {
                Start(basis: null, limits: null);
            }

            trail.Append(ended);
        }
        catch (Exception unwritable) when (unwritable is AuditException or RunNotStartedException)
        {
            // The trail has logged it, counts what is missing, and lets nothing new begin.
        }
    }
}
