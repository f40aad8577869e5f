using System.Text.Json;
using CodeModeRoslyn.Execution.Callers;

namespace CodeModeRoslyn.Server.Approvals;

/// <summary>What somebody answers over HTTP.</summary>
/// <param name="Approve">Whether the call may be made; it has to be said.</param>
/// <param name="Content">The filled form, where the question has a <c>schema</c>.</param>
public sealed record ApprovalAnswer(bool? Approve, JsonElement? Content = null)
{
    internal Answer Given => Approve == true ? new Answer(AnswerKind.Accepted, Content) : Answer.Declined;
}
