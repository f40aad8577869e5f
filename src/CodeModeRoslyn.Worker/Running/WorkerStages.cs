using System.Diagnostics;
using System.Runtime;

namespace CodeModeRoslyn.Worker.Running;

/// <summary>Where the time of a run goes inside the worker. A script that is left behind may still put something down while this is read.</summary>
internal sealed class WorkerStages
{
    private readonly TimeSpan compiledBefore = JitInfo.GetCompilationTime();
    private long last = Stopwatch.GetTimestamp();
    private double verify;
    private double load;
    private double jit;
    private double run;

    /// <summary>The stages so far, in milliseconds.</summary>
    public IReadOnlyDictionary<string, double> Milliseconds => new Dictionary<string, double> { [nameof(verify)] = verify, [nameof(load)] = load, [nameof(jit)] = jit, [nameof(run)] = run };

    /// <summary>The bytes have been judged.</summary>
    public void EndVerify() => verify = SinceLast();

    /// <summary>The assembly is there, and its entry found.</summary>
    public void EndLoad() => load = SinceLast();

    /// <summary>The script has ended. What the runtime took to make machine code of it, on whichever thread, is told by itself.</summary>
    public void EndRun()
    {
        var all = SinceLast();
        jit = Math.Min(all, (JitInfo.GetCompilationTime() - compiledBefore).TotalMilliseconds);
        run = all - jit;
    }

    private double SinceLast()
    {
        var (before, now) = (last, Stopwatch.GetTimestamp());
        last = now;
        return Stopwatch.GetElapsedTime(before, now).TotalMilliseconds;
    }
}
