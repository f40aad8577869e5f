using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeModeRoslyn.Server.Approvals;

/// <summary>
/// What waits for a person, beside the clients that may have been asked: <c>GET /api/approvals</c>, and
/// <c>POST /api/approvals/{id}</c> with <c>{ "approve": true }</c>. A caller sees what its own runs ask, an operator all.
/// </summary>
public static class ApprovalEndpoints
{
    public static void MapApprovals(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.MapGet("/api/approvals", (HttpContext context, PendingQuestions questions) =>
        {
            var caller = context.GetCaller();
            return Results.Json(questions.Of(caller.Principal, caller.IsOperator));
        });
        endpoints.MapPost("/api/approvals/{id}", (string id, ApprovalAnswer answer, HttpContext context, PendingQuestions questions) =>
        {
            var caller = context.GetCaller();
            return questions.TryAnswer(id, answer.Approve ? Answer.Accepted : Answer.Declined, caller.Principal, caller.IsOperator)
                ? Results.NoContent()
                : Results.Json(new { error = "Nothing that you may answer waits under this id." }, statusCode: StatusCodes.Status404NotFound);
        });
    }
}
