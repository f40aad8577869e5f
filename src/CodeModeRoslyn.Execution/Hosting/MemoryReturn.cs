using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;

namespace CodeModeRoslyn.Execution.Hosting;

/// <summary>
/// Gives the memory of a busy time back to the system when the server has come to rest. A collector runs when something is
/// allocated, so without this a server that was sent large scripts for a minute would stay as large for the night.
/// </summary>
internal sealed class MemoryReturn(TimeProvider time) : BackgroundService
{
    /// <summary>How long nothing may have happened.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>After how many of them in a row to collect. The second time is for pooled buffers, which wait a minute after the first for whoever may want them.</summary>
    private const int Early = 1;
    private const int Late = 5;

    /// <summary>What is allocated within a pause although nothing happens, in bytes; timers and health checks take less.</summary>
    private const long AtRest = 1L << 20;

    /// <summary>What must have been allocated since the last time, in bytes, for a collection to be worth its milliseconds.</summary>
    private const long WorthIt = 32L << 20;

    [SuppressMessage("ApiDesign", "RS0030", Justification = "Nothing is allocated at rest, so no collection comes by itself; and nobody waits for it then.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        var returned = GC.GetTotalAllocatedBytes();
        var before = returned;
        var pauses = 0;
        var isHalfDone = false;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var allocated = GC.GetTotalAllocatedBytes();
                pauses = allocated - before < AtRest ? pauses + 1 : 0;
                before = allocated;
                if ((pauses == Early && allocated - returned > WorthIt) || (pauses == Late && isHalfDone))
                {
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                    returned = allocated;
                    isHalfDone = pauses == Early;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The way out. A door that could not open is disposed without being stopped, and the host would report this as a fault.
        }
    }
}
