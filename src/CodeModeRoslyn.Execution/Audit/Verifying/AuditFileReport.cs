namespace CodeModeRoslyn.Execution.Audit.Verifying;

/// <summary>What a file of the audit trail was found to be.</summary>
/// <param name="File">The path as it was given.</param>
public sealed record AuditFileReport(string File)
{
    /// <summary>The file's name for itself; null when its first record does not hold.</summary>
    public string? Id { get; init; }

    /// <summary>How many records hold, one after the other from the first.</summary>
    public long Records { get; init; }

    /// <summary>The time of the first record.</summary>
    public string? First { get; init; }

    /// <summary>The time of the last record that holds.</summary>
    public string? Last { get; init; }

    /// <summary>The hash of the last record that holds.</summary>
    public string? Head { get; init; }

    /// <summary>The file that this one goes on from.</summary>
    public string? Follows { get; init; }

    /// <summary>The head that the file before must have, or 64 zeros.</summary>
    public string? HeadBefore { get; init; }

    /// <summary>Whether its last record says that the file ends there.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The file that goes on from this one, as its last record says.</summary>
    public string? Next { get; init; }

    /// <summary>How many bytes of an incomplete record stand at the end: its process was killed, or the end was cut off.</summary>
    public long CutOffBytes { get; init; }

    /// <summary>How many records the process could not write.</summary>
    public long Lost { get; init; }

    /// <summary>Which of the heads that were asked for are hashes of its records.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    /// <summary>The first thing that is wrong; null when everything holds.</summary>
    public AuditProblem? Problem { get; init; }
}
