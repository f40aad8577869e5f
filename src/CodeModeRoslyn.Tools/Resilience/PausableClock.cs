namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>The wall clock of a run or a call, which stands still while a person is asked.</summary>
/// <param name="limit">How long it may take, pauses apart.</param>
/// <param name="time">What it goes by.</param>
public sealed class PausableClock(TimeSpan limit, TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource end = new(Timeout.InfiniteTimeSpan, time);
    private TimeSpan spent;
    private long since;
    private int pauses = 1;
    private bool isOver;

    public TimeSpan Limit => limit;

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken End => end.Token;

    /// <summary>How long it has gone so far.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (gate)
            {
                return pauses > 0 ? spent : spent + time.GetElapsedTime(since);
            }
        }
    }

    /// <summary>Starts it, once.</summary>
    public void Start() => Resume();

    /// <summary>Stops it until the answer is disposed. Several pauses may overlap.</summary>
    public IDisposable Pause()
    {
        lock (gate)
        {
            if (pauses++ == 0 && !isOver)
            {
                spent += time.GetElapsedTime(since);
                end.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }

        return new Ending(Resume);
    }

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            end.Dispose();
        }
    }

    private void Resume()
    {
        lock (gate)
        {
            // Whoever was asked may answer when nothing waits for it any more.
            if (--pauses > 0 || isOver)
            {
                return;
            }

            since = time.GetTimestamp();
            var left = limit - spent;
            end.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        private int isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0)
            {
                end();
            }
        }
    }
}
