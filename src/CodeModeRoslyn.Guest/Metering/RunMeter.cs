using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CodeModeRoslyn.Guest.Metering;

/// <summary>
/// What is left of a run's fuel. Compiled scripts ask it at every loop back-edge and at the entry of every method, lambda
/// and local function; a script cannot name it. Once exhausted it stays so: every further question is answered with an
/// exception, so nothing is won by catching one. Each script has a meter of its own, so that what a run leaves behind
/// stops with that run's meter while the next one goes on.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RunMeter
{
    private readonly Lock gate = new();
    private readonly Action? onStop;

    // Decremented by several threads without a lock: a pass that is not counted is of no account, and the flag, which
    // nothing ever takes back, is what a stop relies on.
    private long fuel;
    private volatile bool isExhausted;
    private Exhaustion exhaustion;
    private StackTrace? place;

    /// <param name="fuel">How many guards the script may pass.</param>
    /// <param name="onStop">Told, perhaps several times, that a guard has stopped the script, whatever the script makes of that.</param>
    internal RunMeter(long fuel, Action? onStop = null)
    {
        this.fuel = fuel;
        this.onStop = onStop;
    }

    /// <summary>Why the script has to stop; <see cref="Exhaustion.None"/> while it may go on.</summary>
    internal Exhaustion Exhaustion
    {
        get
        {
            lock (gate)
            {
                return exhaustion;
            }
        }
    }

    /// <summary>Where the script was when it was first stopped; null when it has not been stopped by the meter.</summary>
    internal StackTrace? Place
    {
        get
        {
            lock (gate)
            {
                return place;
            }
        }
    }

    /// <summary>Takes one unit of fuel. Emitted at loop back-edges, and at the entry of methods that call nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Spend()
    {
        if (isExhausted || --fuel < 0)
        {
            Stop(Exhaustion.Fuel);
        }
    }

    /// <summary>Takes one unit of fuel, and looks whether the stack has room for another method.</summary>
    public void Enter()
    {
        if (isExhausted || --fuel < 0)
        {
            Stop(Exhaustion.Fuel);
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Stop(Exhaustion.Stack);
        }
    }

    /// <summary>Stops the script at its next guard, for this reason unless it was stopped for another before.</summary>
    internal void Exhaust(Exhaustion reason)
    {
        lock (gate)
        {
            exhaustion = exhaustion == Exhaustion.None ? reason : exhaustion;
            isExhausted = true;
        }
    }

    /// <summary>The run is over: what is left of it stops, and nothing here leads to the script's code any more.</summary>
    internal void Close()
    {
        lock (gate)
        {
            exhaustion = Exhaustion.Over;
            isExhausted = true;
            place = null;
        }
    }

    /// <summary>For what no compiled guard stands before: a call, a result.</summary>
    internal void Ask()
    {
        if (isExhausted)
        {
            Stop(Exhaustion.Stopped);
        }
    }

    private void Stop(Exhaustion reason)
    {
        Exhaust(reason);
        lock (gate)
        {
            // Frame 0 is this method, frame 1 the guard.
            place ??= exhaustion == Exhaustion.Over ? null : new StackTrace(skipFrames: 2, fNeedFileInfo: false);
        }

        onStop?.Invoke();
        throw new RunStoppedException();
    }
}
