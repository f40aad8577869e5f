using System.Text.Json;

namespace CodeModeRoslyn.Execution.Callers;

/// <summary>What became of a question.</summary>
/// <param name="Kind">Whether somebody agreed.</param>
/// <param name="Content">The filled form, where the question has one and somebody agreed.</param>
public sealed record Answer(AnswerKind Kind, JsonElement? Content = null)
{
    /// <summary>The person agreed.</summary>
    public static Answer Accepted { get; } = new(AnswerKind.Accepted);

    /// <summary>The person refused, or closed the question.</summary>
    public static Answer Declined { get; } = new(AnswerKind.Declined);

    /// <summary>The question did not reach anybody.</summary>
    public static Answer Unheard { get; } = new(AnswerKind.Unheard);
}
