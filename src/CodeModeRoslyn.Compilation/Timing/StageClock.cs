using System.Diagnostics;

namespace CodeModeRoslyn.Compilation.Timing;

/// <summary>Where the time of a compilation goes; what is done more than once, as for a script that is mended, adds up.</summary>
internal sealed class StageClock
{
    private readonly Dictionary<string, double> milliseconds = [];
    private long last = Stopwatch.GetTimestamp();

    /// <summary>The stages so far, in milliseconds.</summary>
    public IReadOnlyDictionary<string, double> Milliseconds => milliseconds;

    /// <summary>All since the last stage was this one.</summary>
    public void End(string stage)
    {
        var now = Stopwatch.GetTimestamp();
        milliseconds[stage] = milliseconds.GetValueOrDefault(stage) + Stopwatch.GetElapsedTime(last, now).TotalMilliseconds;
        last = now;
    }
}
