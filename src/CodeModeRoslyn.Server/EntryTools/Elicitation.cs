using System.Text.Json;
using CodeModeRoslyn.Execution.Callers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>A question and its answer in MCP's words: a form, without fields where the question is only agreed to or not.</summary>
internal static class Elicitation
{
    /// <exception cref="JsonException">The form is none that MCP has.</exception>
    public static ElicitRequestParams Of(Question question) => new()
    {
        Message = question.Message,
        RequestedSchema = question.Schema?.Deserialize<ElicitRequestParams.RequestSchema>(McpJsonUtilities.DefaultOptions) ?? new ElicitRequestParams.RequestSchema(),
    };

    public static Answer Read(ElicitResult? result) => result is not { IsAccepted: true } ? Answer.Declined
        : result.Content is { } content ? new Answer(AnswerKind.Accepted, JsonSerializer.SerializeToElement(content, McpJsonUtilities.DefaultOptions))
        : Answer.Accepted;
}
