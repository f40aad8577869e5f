using CodeModeRoslyn.Execution.Editing;
using CodeModeRoslyn.Server.Api.Document;
using CodeModeRoslyn.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeModeRoslyn.Server.Api.Editing;

/// <summary>Helps whoever writes a script.</summary>
internal static class EditorEndpoints
{
    public static void MapEditor(this IEndpointRouteBuilder api) => api.MapPost("/editor", async (EditorOrder order, HttpContext context, EditorService editor, CancellationToken cancellationToken) =>
    {
        if (!Enum.IsDefined(order.Question))
        {
            return ApiProblem.Result("\"question\" is Completion, Signature, Hover or Format.", StatusCodes.Status400BadRequest);
        }

        if (order.Code is not { } code)
        {
            return ApiProblem.Result("The body needs \"code\", the script's text.", StatusCodes.Status400BadRequest);
        }

        try
        {
            return Results.Json(await editor.AskAsync(order.Question, code, order.Position, context.GetCaller().Principal, cancellationToken), ApiJson.Default.EditorAnswer);
        }
        catch (EditingException unable)
        {
            return ApiProblem.Result(unable.Message, StatusCodes.Status409Conflict);
        }
    }).Says(new("helpWriting", "Completion, signatures, a hover or layout for a place in a script.", typeof(EditorAnswer)) { Body = typeof(EditorOrder) });
}
