using CodeModeRoslyn.Server.Api.Catalog;
using CodeModeRoslyn.Server.Api.Document;
using CodeModeRoslyn.Server.Api.Editing;
using CodeModeRoslyn.Server.Api.Model;
using CodeModeRoslyn.Server.Api.Runs;
using CodeModeRoslyn.Server.Approvals;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CodeModeRoslyn.Server.Api;

/// <summary>The HTTP API: what the playground stands on, for programs as well. Every caller sees its own runs, an operator all.</summary>
public static class ApiEndpoints
{
    /// <summary>Where it is.</summary>
    public const string Path = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var api = endpoints.MapGroup(Path);
        api.AddEndpointFilter(new OwnPagesOnly());
        api.AddEndpointFilter(new PresentCallersOnly());
        api.Limit(endpoints.ServiceProvider.GetRequiredService<CodeModeConfig>().Limits);
        api.MapGet("/me", (HttpContext context) => Results.Json(ApiCaller.Of(context.GetCaller()), ApiJson.Default.ApiCaller))
            .Says(new("getCaller", "Who asks.", typeof(ApiCaller)));
        api.MapRuns();
        api.MapCatalog();
        api.MapEditor();
        api.MapModelView();
        api.MapApprovals("/approvals");
        api.MapDocument();
    }
}
