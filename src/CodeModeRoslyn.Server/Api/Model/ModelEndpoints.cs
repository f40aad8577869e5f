using CodeModeRoslyn.Server.Api.Document;
using CodeModeRoslyn.Server.EntryTools;
using CodeModeRoslyn.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeModeRoslyn.Server.Api.Model;

/// <summary>What the caller's model sees.</summary>
internal static class ModelEndpoints
{
    public static void MapModelView(this IEndpointRouteBuilder api) => api.MapGet("/model", (HttpContext context, IMcpServerOptionsFactory factory, CodeModePrompt prompt) =>
    {
        var caller = context.GetCaller();
        var options = factory.Create(caller);
        var tools = options.ToolCollection!.Select(tool => tool.ProtocolTool).Select(tool => new ModelView.Tool(
            tool.Name, tool.Description ?? "", tool.InputSchema, TokenEstimate.Of(tool.Name) + TokenEstimate.Of(tool.Description) + TokenEstimate.Of(tool.InputSchema.GetRawText())));
        return Results.Json(
            new ModelView(ModelView.Text.Of(options.ServerInstructions ?? ""), [.. tools], ModelView.Text.Of(prompt.Text(caller))),
            ApiJson.Default.ModelView);
    }).Says(new("getModelView", "What a model reads before its first script.", typeof(ModelView)));
}
