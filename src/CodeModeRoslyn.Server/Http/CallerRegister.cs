using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Server.Reloading;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Who may come in over HTTP now: what the door was opened with, until a configuration says otherwise.</summary>
/// <param name="options">How the door stands.</param>
/// <param name="sessions">Ends with the callers that they belong to.</param>
internal sealed class CallerRegister(HttpDoorOptions options, SessionTable sessions) : ICallerRegister
{
    private volatile IReadOnlyList<CallerCredential> callers = options.Callers;

    /// <summary>None: whoever reaches the loopback interface, as <see cref="Caller.Local"/>.</summary>
    public IReadOnlyList<CallerCredential> Callers => callers;

    public void Check(IReadOnlyList<CallerCredential> callers)
    {
        HttpDoorFindings.ThrowIfAny(options with { Callers = callers });
        if (callers.Count is 0 && this.callers.Count > 0)
        {
            throw new DoorRefusedException("It names no callers any more, which would open a door that asks for a token to everyone on this machine. That takes a new start.");
        }
    }

    public Task ReplaceAsync(IReadOnlyList<CallerCredential> callers)
    {
        this.callers = callers;
        IReadOnlyCollection<Caller> present = [.. callers.Count is 0 ? [Caller.Local] : callers.Select(caller => new Caller(caller.Name, caller.IsOperator))];
        Replaced?.Invoke(present);
        return sessions.EndOthersAsync(present);
    }

    /// <summary>Tells of every change until it is disposed of.</summary>
    public IDisposable OnReplaced(Action<IReadOnlyCollection<Caller>> told)
    {
        Replaced += told;
        return new Subscription(this, told);
    }

    private event Action<IReadOnlyCollection<Caller>>? Replaced;

    private sealed record Subscription(CallerRegister Register, Action<IReadOnlyCollection<Caller>> Told) : IDisposable
    {
        public void Dispose() => Register.Replaced -= Told;
    }
}
