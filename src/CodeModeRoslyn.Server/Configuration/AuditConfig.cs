using System.Collections.Immutable;
using CodeModeRoslyn.Execution.Audit.Redaction;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>What is recorded of runs and calls, and where.</summary>
public sealed record AuditConfig
{
    /// <summary>Whether the configuration asks for it. Then nothing runs that cannot be recorded.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Null for <c>audit</c> in the home of codemode.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether scripts' texts are recorded.</summary>
    public bool ScriptText { get; init; }

    /// <summary>Whether the arguments of calls are recorded.</summary>
    public bool Arguments { get; init; }

    /// <summary>What is taken out of arguments before.</summary>
    public ImmutableArray<RedactionPath> Redact { get; init; } = [];

    /// <summary>How long a file is kept, 1 to 36,500 days.</summary>
    public int KeepDays { get; init; } = 90;
}
