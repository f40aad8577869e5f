using ModelContextProtocol;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>What the caller of a run hears of it while it lasts: at most five times a second, however much there is to say.</summary>
/// <param name="sink">Takes it to the caller; null when it does not want to hear.</param>
/// <param name="time">For the time that has passed, which is what progresses.</param>
internal sealed class RunProgress(IProgress<ProgressNotificationValue>? sink, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly long started = time.GetTimestamp();
    private TimeSpan last = -Pause;

    public bool IsWanted => sink is not null;

    /// <summary>Says something, unless something was said a moment ago.</summary>
    public void Report(string message)
    {
        lock (gate)
        {
            var elapsed = time.GetElapsedTime(started);
            if (elapsed - last < Pause)
            {
                return;
            }

            last = elapsed;
            sink?.Report(new ProgressNotificationValue { Progress = (float)elapsed.TotalSeconds, Message = message });
        }
    }

    /// <summary>Says that the run goes on.</summary>
    public void Beat() => Report($"Running for {time.GetElapsedTime(started).TotalSeconds:0} s");
}
