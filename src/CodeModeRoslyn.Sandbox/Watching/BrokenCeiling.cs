namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>A ceiling that a child went over.</summary>
/// <param name="Resource">Of what.</param>
/// <param name="Limit">How much it was allowed: bytes, milliseconds or threads.</param>
/// <param name="Observed">How much it was seen to use.</param>
public sealed record BrokenCeiling(WatchedResource Resource, long Limit, long Observed)
{
    /// <summary>The same as a sentence, for the log.</summary>
    public override string ToString() => Resource switch
    {
        WatchedResource.Memory => $"It occupied {Observed >> 20} MB of memory, and may occupy {Limit >> 20} MB.",
        WatchedResource.ProcessorTime => $"It used {Observed} ms of processor time, and may use {Limit} ms.",
        _ => $"It had {Observed} threads, and may have {Limit}.",
    };
}
