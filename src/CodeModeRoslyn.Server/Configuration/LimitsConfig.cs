namespace CodeModeRoslyn.Server.Configuration;

/// <summary>The ceilings of one run.</summary>
public sealed record LimitsConfig
{
    /// <summary>How long a run may take, 1 to 3600 s.</summary>
    public int WallClockSeconds { get; init; } = 30;

    /// <summary>Processor time of a run, of all its threads together, 1 to 3600 s. A configuration without the key means as much as <see cref="WallClockSeconds"/>.</summary>
    public int CpuSeconds { get; init; } = 30;

    /// <summary>The worker's heap, 32 to 4096 MB.</summary>
    public int MemoryMegabytes { get; init; } = 128;

    /// <summary>Passes through loops and entries of methods, in millions, 1 to 1,000,000.</summary>
    public int FuelMillions { get; init; } = 2_000;

    /// <summary>Calls of one run, 0 to 100,000.</summary>
    public int Calls { get; init; } = 100;

    /// <summary>Calls at one time, 1 to 256.</summary>
    public int ParallelCalls { get; init; } = 16;

    /// <summary>How long one call may take, from the moment it is sent, 1 to 3600 s.</summary>
    public int CallSeconds { get; init; } = 30;

    /// <summary>The script's length, 1 to 1,000,000 characters.</summary>
    public int SourceCharacters { get; init; } = 65_536;

    /// <summary>What a run may print, 0 to 10,000,000 characters.</summary>
    public int OutputCharacters { get; init; } = 30_000;

    /// <summary>Content blocks that a run hands to its caller, 0 to 1,000.</summary>
    public int ContentBlocks { get; init; } = 20;

    /// <summary>These blocks, base64 included, 0 to 256 MB in all; one of them has 16 MB at most.</summary>
    public int ContentMegabytes { get; init; } = 16;

    /// <summary>Runs of one caller that wait for a person at the same time, 0 to 1,000.</summary>
    public int WaitingRuns { get; init; } = 4;

    /// <summary>How long a question to a person waits, 1 to 86,400 s.</summary>
    public int ApprovalSeconds { get; init; } = 600;

    /// <summary>The result's JSON, 1 to 10,000,000 characters.</summary>
    public int ResultCharacters { get; init; } = 30_000;
}
