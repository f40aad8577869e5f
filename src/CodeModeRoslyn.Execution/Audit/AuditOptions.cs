using System.Collections.Immutable;
using CodeModeRoslyn.Execution.Audit.Redaction;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>What the hosting code decides about the audit trail.</summary>
/// <param name="Folder">Where the files are; it is made where it is not there.</param>
public sealed record AuditOptions(string Folder)
{
    /// <summary>How long a file is kept that its process has left, unless told otherwise: 90 days.</summary>
    public static readonly TimeSpan DefaultKeep = TimeSpan.FromDays(90);

    /// <summary>How large a file becomes before the next one is begun, unless told otherwise: 256 MB.</summary>
    public const long DefaultFileBytes = 256L << 20;

    /// <summary>
    /// Whether a run or a call that cannot be recorded does not take place. Otherwise that is said once in the log, and work goes on.
    /// Default: false.
    /// </summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the scripts' texts are recorded, and not their hashes alone. Default: false.</summary>
    public bool ScriptText { get; init; }

    /// <summary>Whether the arguments of calls are recorded, and not their hashes alone. Default: false.</summary>
    public bool Arguments { get; init; }

    /// <summary>What is taken out of arguments before they are hashed and recorded. Default: nothing.</summary>
    public ImmutableArray<RedactionPath> Redact { get; init; } = [];

    /// <summary>How long a file is kept after its last record. Default: <see cref="DefaultKeep"/>.</summary>
    public TimeSpan Keep { get; init; } = DefaultKeep;

    /// <summary>How many bytes a file may hold before the next one is begun. Default: <see cref="DefaultFileBytes"/>.</summary>
    public long FileBytes { get; init; } = DefaultFileBytes;

    /// <summary>The hash of the text of the configuration that holds at the start; null when there is none.</summary>
    public string? Configuration { get; init; }

    /// <summary>The hash of the policy, built-in and company's.</summary>
    public string Policy { get; init; } = "";
}
