using CodeModeRoslyn.Execution.Callers;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>A question and its answer in MCP's words: a form without fields, which is accepted or not.</summary>
internal static class Elicitation
{
    public static ElicitRequestParams Of(Question question) => new() { Message = question.Message, RequestedSchema = new ElicitRequestParams.RequestSchema() };

    public static Answer Read(ElicitResult? result) => result is { IsAccepted: true } ? Answer.Accepted : Answer.Declined;
}
