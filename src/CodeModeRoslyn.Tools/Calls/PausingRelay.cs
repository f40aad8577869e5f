using CodeModeRoslyn.Tools.Resilience;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Stops the clock of a call while its upstream waits for a person.</summary>
internal sealed class PausingRelay(ICallRelay inner, PausableClock clock) : ICallRelay
{
    public object Run => inner.Run;

    public string Principal => inner.Principal;

    public void Progress(string message) => inner.Progress(message);

    public void Log(string level, string message) => inner.Log(level, message);

    public async Task<ElicitationAnswer> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken)
    {
        using var pause = clock.Pause();
        return await inner.ElicitAsync(elicitation, cancellationToken);
    }
}
