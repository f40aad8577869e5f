using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Sandbox.Profiles;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>A program that is run behind the wall, and what a process of it may use.</summary>
public sealed record ChildProgram
{
    /// <summary>What it is called in logs and errors, such as <c>worker</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The full path of its assembly, beside which its dependencies and its <c>runtimeconfig.json</c> lie.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>Arguments for its Main.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The largest frame that the host accepts from it.</summary>
    public required FrameLimits FrameLimits { get; init; }

    /// <summary>Ceiling for its managed heap in bytes; reaching it is an OutOfMemoryException inside. At least 16 MB.</summary>
    public required long HeapBytes { get; init; }

    /// <summary>What it may use of the machine. Default: what a worker may.</summary>
    public ProcessProfile Profile { get; init; } = ProcessProfile.Worker;

    /// <summary>
    /// What it may have of private writable memory besides the heap, in bytes: stacks, compiled code, native libraries.
    /// Null stands for what the profile says.
    /// </summary>
    public long? ExtraDataBytes { get; init; }

    /// <summary>
    /// Ceiling for the memory it really occupies, in bytes; reaching it ends the process. Null stands for
    /// the heap and what may be besides it, and is the net under the kernel's own ceiling.
    /// </summary>
    public long? ResidentBytes { get; init; }

    /// <summary>Ceiling for its processor time over its whole life; null for none.</summary>
    public TimeSpan? ProcessorTime { get; init; }

    /// <summary>What every process of it is told first, once it is confined; null for nothing.</summary>
    public Frame? Greeting { get; init; }

    /// <summary>Whether it must not run unless every layer of confinement is in force.</summary>
    public bool RequireConfinement { get; init; } = true;

    /// <summary>How long it may take from start to ready.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(20);

    internal long DataBytes => HeapBytes + (ExtraDataBytes ?? Profile.BytesBesideHeap);

    internal long ResidentCeiling => ResidentBytes ?? DataBytes;
}
