using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server;

/// <summary>Who calls: a principal of the configuration.</summary>
/// <param name="Principal">The caller's name from the configuration, or <see cref="Local"/>'s when it names none.</param>
/// <param name="IsOperator">Whether it may see, and answer, what waits for a person in other callers' runs.</param>
public sealed record Caller(string Principal, bool IsOperator = false)
{
    /// <summary>The caller when the configuration names none, and at standard input.</summary>
    public static Caller Local { get; } = new(RunRequest.Local);
}
