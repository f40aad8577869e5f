using CodeModeRoslyn.Execution.Callers;

namespace CodeModeRoslyn.Server.Approvals;

/// <summary>A question that only somebody else than the caller's client can answer: it stands among those that are pending until then.</summary>
internal static class WaitingQuestion
{
    /// <summary>Waits until the question is taken back, which it is as soon as it has been answered.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<Answer> StandAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return Answer.Unheard;
    }
}
