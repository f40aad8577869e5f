namespace CodeModeRoslyn.Execution.Audit;

/// <summary>One file of the audit trail, open for its process alone to write. Tests stand in for a disk with it.</summary>
internal interface IAuditFile : IDisposable
{
    /// <summary>The file's name without its ending.</summary>
    string Id { get; }

    /// <summary>How many bytes of complete records it holds.</summary>
    long Length { get; }

    /// <summary>Hands a record to the operating system: a process that is killed after this has lost nothing.</summary>
    /// <exception cref="IOException">There is no room, or no disk. Nothing of the record stays.</exception>
    void Append(ReadOnlySpan<byte> line);

    /// <summary>Waits until the disk has everything that was appended: a machine that fails after this has lost nothing.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    void FlushToDisk();
}
