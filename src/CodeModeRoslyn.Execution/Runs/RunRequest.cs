using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.History;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>A script and who wants it run.</summary>
/// <param name="Source">The script's text.</param>
/// <param name="Principal">The caller's name from the configuration, or <c>local</c>.</param>
/// <param name="Timeout">A shorter wall clock than the configured one; longer values change nothing.</param>
public sealed record RunRequest(string Source, string Principal, TimeSpan? Timeout = null)
{
    /// <summary>Whether slips that have one harmless remedy may be mended unasked.</summary>
    public bool MayMend { get; init; } = true;

    /// <summary>The way back to whoever asks for the run. Default: to nobody.</summary>
    public ICallerLink Caller { get; init; } = NobodyToAsk.Instance;

    /// <summary>Where it came in: one of <see cref="RunDoor"/>.</summary>
    public string Door { get; init; } = RunDoor.Mcp;

    /// <summary>Told of the run's record as soon as there is one.</summary>
    public Action<RunRecord>? Began { get; init; }

    /// <summary>The principal when no callers are configured, and at doors that are the person's own.</summary>
    public const string Local = "local";
}
