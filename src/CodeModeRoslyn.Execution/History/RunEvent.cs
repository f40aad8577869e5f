using System.Text.Json.Serialization;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.History;

/// <summary>One thing that happened in a run.</summary>
/// <param name="At">When, in milliseconds since the run was asked for.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Printed), "printed")]
[JsonDerivedType(typeof(Called), "called")]
[JsonDerivedType(typeof(Sent), "sent")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(NotStarted), "notStarted")]
public abstract record RunEvent(double At)
{
    /// <summary>The run was asked for.</summary>
    /// <param name="RunId">Its id.</param>
    public sealed record Started(double At, string RunId) : RunEvent(At);

    /// <summary>The script was approved, and a worker has it.</summary>
    /// <param name="Reach">The ids of all tools that it could call.</param>
    public sealed record Ready(double At, IReadOnlyList<string> Reach) : RunEvent(At);

    /// <summary>The script has printed something.</summary>
    /// <param name="Text">What.</param>
    public sealed record Printed(double At, string Text) : RunEvent(At);

    /// <summary>The script has asked for a call.</summary>
    /// <param name="Call">Its number in this run.</param>
    /// <param name="Tool">The tool's id, as the worker gives it.</param>
    /// <param name="Line">The script's line, from 1; 0 when it is not known.</param>
    /// <param name="Arguments">What it passes, as JSON.</param>
    public sealed record Called(double At, int Call, string Tool, int Line, RecordedJson Arguments) : RunEvent(At);

    /// <summary>The call was sent to its upstream: once more for each try.</summary>
    /// <param name="Call">Its number in this run.</param>
    public sealed record Sent(double At, int Call) : RunEvent(At);

    /// <summary>The call has ended.</summary>
    /// <param name="Call">Its number in this run.</param>
    /// <param name="Outcome"><c>ok</c>, the kind of its failure, or <c>unknown</c> for one still under way when the run ended.</param>
    /// <param name="Message">Why it failed, shortened; null when it did not.</param>
    /// <param name="Result">What the script was given; null when it was given nothing.</param>
    public sealed record Answered(double At, int Call, string Outcome, string? Message, RecordedJson? Result) : RunEvent(At);

    /// <summary>The run has ended.</summary>
    /// <param name="Report">How.</param>
    public sealed record Ended(double At, RunReport Report) : RunEvent(At);

    /// <summary>Nothing could carry the run.</summary>
    /// <param name="Message">Why.</param>
    public sealed record NotStarted(double At, string Message) : RunEvent(At);
}
