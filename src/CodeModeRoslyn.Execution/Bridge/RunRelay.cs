using CodeModeRoslyn.Execution.Callers;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>What the calls of one run, or a direct call, have in common when somebody has to be told or asked.</summary>
/// <param name="Questions">All questions that wait.</param>
/// <param name="Link">The way to the caller.</param>
/// <param name="RunId">The run.</param>
/// <param name="Principal">Whose it is.</param>
/// <param name="Wait">Called when the run begins to wait for a person: its clock stands still, and its worker does not count, until the answer is disposed. Null for a direct call, which has neither.</param>
internal sealed record RunRelay(PendingQuestions Questions, ICallerLink Link, string RunId, string Principal, Func<IDisposable>? Wait)
{
    /// <summary>Who makes the calls, as a person is told; the beginning of a sentence.</summary>
    public string Asker { get; init; } = "A script";
}
