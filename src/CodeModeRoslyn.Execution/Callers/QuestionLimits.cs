namespace CodeModeRoslyn.Execution.Callers;

/// <summary>The ceilings on questions that wait for a person. Whoever waits holds a worker and its memory.</summary>
public sealed record QuestionLimits
{
    /// <summary>Questions of one principal that wait at the same time. Default 16.</summary>
    public int PerPrincipal { get; init; } = 16;

    /// <summary>Runs of one principal that wait at the same time. Default 4.</summary>
    public int RunsPerPrincipal { get; init; } = 4;

    /// <summary>How long a question waits. Default 10 minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);
}
