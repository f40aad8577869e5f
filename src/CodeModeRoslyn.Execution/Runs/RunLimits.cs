namespace CodeModeRoslyn.Execution.Runs;

/// <summary>The ceilings of a run. Each is finite; no value means "off".</summary>
public sealed record RunLimits
{
    /// <summary>From the script's start to its end, waiting for calls included. Default 30 s.</summary>
    public TimeSpan WallClock { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Processor time of a run, of all its threads together. Default 30 s, so that a run on several processors ends earlier.</summary>
    public TimeSpan ProcessorTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The worker's managed heap. Default 128 MB.</summary>
    public int MemoryMegabytes { get; init; } = 128;

    /// <summary>
    /// Passes through loops and entries of methods, lambdas and local functions. Default 2,000 million: seconds of a tight
    /// loop, and more than any script that calls tools has use for.
    /// </summary>
    public long Fuel { get; init; } = 2_000_000_000;

    /// <summary>Tool calls in one run. Default 100.</summary>
    public int Calls { get; init; } = 100;

    /// <summary>Tool calls of one run that are under way at the same time; further ones wait in order. Default 16.</summary>
    public int ParallelCalls { get; init; } = 16;

    /// <summary>One call, from the moment it is sent. Default 30 s.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The script's length, in characters. Default 65,536.</summary>
    public int SourceCharacters { get; init; } = 65_536;

    /// <summary>What a run prints, in characters; the rest is counted and dropped. Default 30,000.</summary>
    public int OutputCharacters { get; init; } = 30_000;

    /// <summary>The result, in characters of JSON; a longer one is shortened. Default 30,000.</summary>
    public int ResultCharacters { get; init; } = 30_000;

    /// <summary>Content blocks that a run hands to its caller. Default 20.</summary>
    public int ContentBlocks { get; init; } = 20;

    /// <summary>These blocks as JSON in UTF-8, base64 included, all together. Default 16 MB.</summary>
    public long ContentBytes { get; init; } = 16 << 20;

    /// <summary>
    /// Compiling and judging one script, for a compiler that gets a processor. One that takes longer is hung by the script's
    /// shape: real scripts take milliseconds, and the first one of a process a second. The wait for a compiler counts, but
    /// <see cref="CompileWork"/> remains. Default 3 s.
    /// </summary>
    public TimeSpan Compile { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The processor time that <see cref="Compile"/> stands for. A compiler that has had less waits for others on a busy
    /// machine, and may go on. Default 2 s.
    /// </summary>
    public TimeSpan CompileWork { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Compiling and judging one script, however little of a processor there is for it. Default 10 s.</summary>
    public TimeSpan CompileAtMost { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a run waits for upstreams that are still connecting. Default 10 s.</summary>
    public TimeSpan UpstreamPatience { get; init; } = TimeSpan.FromSeconds(10);
}
