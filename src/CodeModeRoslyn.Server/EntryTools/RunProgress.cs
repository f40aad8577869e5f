using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>What the caller of a run, or of a direct call, hears of it while it lasts: at most five times a second, however much there is to say.</summary>
/// <param name="request">The caller's request.</param>
/// <param name="time">For the time that has passed, which is what progresses.</param>
internal sealed class RunProgress(RequestContext<CallToolRequestParams> request, TimeProvider time)
{
    /// <summary>Many clients give up on a request that has been silent for a minute.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly long started = time.GetTimestamp();
    private TimeSpan last = -Pause;

    private ProgressToken? Token => request.Params?.ProgressToken;

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
            if (Token is { } token)
            {
                // The caller is not waited for; one that is gone is found out by the answer.
                _ = request.Server.NotifyProgressAsync(token, new ProgressNotificationValue { Progress = (float)elapsed.TotalSeconds, Message = message });
            }
        }
    }

    /// <summary>Says now and then that it goes on, until it has ended.</summary>
    public async Task BeatAsync(Task run)
    {
        while (Token is not null && await Task.WhenAny(run, Task.Delay(Heartbeat, time)) != run)
        {
            Report($"Running for {time.GetElapsedTime(started).TotalSeconds:0} s");
        }
    }
}
