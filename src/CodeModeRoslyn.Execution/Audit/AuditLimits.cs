using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>The ceilings of one run.</summary>
internal sealed record AuditLimits(double WallClockSeconds, double CpuSeconds, int MemoryMegabytes, long Fuel, int Calls, int ParallelCalls, double CallSeconds)
{
    /// <param name="limits">The configured ones.</param>
    /// <param name="wallClock">This run's own, which may be shorter.</param>
    public static AuditLimits Of(RunLimits limits, TimeSpan wallClock) => new(
        wallClock.TotalSeconds, limits.ProcessorTime.TotalSeconds, limits.MemoryMegabytes, limits.Fuel, limits.Calls, limits.ParallelCalls, limits.Call.TotalSeconds);
}
