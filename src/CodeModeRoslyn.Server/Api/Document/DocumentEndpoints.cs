using CodeModeRoslyn.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeModeRoslyn.Server.Api.Document;

/// <summary>Serves the document of the API.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocument(this IEndpointRouteBuilder api) =>
        api.MapGet("/openapi.json", (EndpointDataSource endpoints, HttpContext context) =>
            Results.Text(ApiDocument.Of(endpoints.Endpoints, ApiCaller.Of(context.GetCaller()).Version).ToJsonString(), "application/json"));

    /// <summary>Says of an endpoint what stands in the document.</summary>
    public static void Says(this IEndpointConventionBuilder endpoint, ApiOperation operation) => endpoint.WithMetadata(operation);
}
