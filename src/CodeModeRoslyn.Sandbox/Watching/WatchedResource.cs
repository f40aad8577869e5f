namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>What the host looks at in its children.</summary>
public enum WatchedResource
{
    /// <summary>Memory that is really occupied, in bytes.</summary>
    Memory,

    /// <summary>Processor time of all threads together, in milliseconds.</summary>
    ProcessorTime,

    /// <summary>Threads alive.</summary>
    Threads,
}
