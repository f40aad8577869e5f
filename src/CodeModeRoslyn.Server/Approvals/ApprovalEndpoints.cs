using System.Text.Json;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Server.Api;
using CodeModeRoslyn.Server.Api.Document;
using CodeModeRoslyn.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeModeRoslyn.Server.Approvals;

/// <summary>
/// What waits for a person, beside the clients that may have been asked: <c>GET</c> lists it, and <c>POST</c> of
/// <c>{ "approve": true }</c> to its id answers. A caller sees what its own runs ask, an operator all.
/// </summary>
public static class ApprovalEndpoints
{
    /// <summary>Where it was before there was an API around it.</summary>
    public const string Path = "/api/approvals";

    public static void MapApprovals(this IEndpointRouteBuilder endpoints, string path = Path)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var approvals = endpoints.MapGroup(path);
        approvals.AddEndpointFilter(new OwnPagesOnly());
        approvals.MapGet("", (HttpContext context, PendingQuestions questions) =>
        {
            var caller = context.GetCaller();
            return Results.Json(questions.Of(caller.Principal, caller.IsOperator));
        }).Says(new("listApprovals", "What waits for a person.", typeof(IReadOnlyList<Question>)));
        approvals.MapPost("/{id}", (string id, ApprovalAnswer answer, HttpContext context, PendingQuestions questions) =>
        {
            if (answer.Approve is null)
            {
                return ApiProblem.Result("Say \"approve\": true or false.", StatusCodes.Status400BadRequest);
            }

            if (answer.Content is { ValueKind: not JsonValueKind.Object })
            {
                return ApiProblem.Result("\"content\" is the filled form: an object.", StatusCodes.Status400BadRequest);
            }

            var caller = context.GetCaller();
            return questions.TryAnswer(id, answer.Given, caller.Principal, caller.IsOperator)
                ? Results.NoContent()
                : ApiProblem.Result("Nothing that you may answer waits under this id.", StatusCodes.Status404NotFound);
        }).Says(new("answerApproval", "Approves a call, or denies it.", Answer: null) { Body = typeof(ApprovalAnswer) });
    }
}
