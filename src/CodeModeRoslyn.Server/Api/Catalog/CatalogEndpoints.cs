using System.Text.Json;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Api.Document;
using CodeModeRoslyn.Server.Http;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeModeRoslyn.Server.Api.Catalog;

/// <summary>The upstreams and their tools, as far as the caller may know of them.</summary>
internal static class CatalogEndpoints
{
    private const int DefaultLimit = 50;
    private const int MostHits = 1_000;

    public static void MapCatalog(this IEndpointRouteBuilder api)
    {
        api.MapGet("/upstreams", (HttpContext context, IToolCatalog catalog, GrantList grants) =>
        {
            var isGranted = grants.Filter(context.GetCaller().Principal);
            // One that has no tools yet may still have some for this caller.
            return Results.Json([.. catalog.Current.Upstreams.Where(upstream => isGranted is null || upstream.Tools.IsEmpty || upstream.Tools.Any(isGranted)).Select(upstream => ApiUpstream.Of(upstream, isGranted))], ApiJson.Default.IReadOnlyListApiUpstream);
        }).Says(new("listUpstreams", "The upstreams and how they stand.", typeof(IReadOnlyList<ApiUpstream>)));
        api.MapGet("/tools", Search).Says(new("searchTools", "Finds tools, as the model's search does.", typeof(ToolPage))
        {
            Queries =
            [
                new("query", "Words; none for all tools."),
                new("upstream", "The alias of the only upstream to search."),
                new("limit", "How many at most.") { IsNumber = true },
                new("offset", "How many to pass over.") { IsNumber = true },
            ],
        });
        api.MapGet("/tools/{**id}", Describe).Says(new("getTool", "All there is to know of a tool.", typeof(ToolDetails)));
    }

    private static IResult Search(
        HttpContext context, ToolSearch search, IToolCatalog catalog, GrantList grants, string query = "", string? upstream = null, int limit = DefaultLimit, int offset = 0)
    {
        var found = search.Search(query, upstream, Math.Clamp(limit, 1, MostHits), Math.Max(0, offset), grants.Filter(context.GetCaller().Principal));
        var upstreams = catalog.Current.Upstreams.ToDictionary(one => one.Alias);
        return Results.Json(
            new ToolPage(found.Total, [.. from hit in found.Hits where upstreams.ContainsKey(hit.Tool.Upstream) select ToolPage.Item.Of(upstreams[hit.Tool.Upstream], hit.Tool)]),
            ApiJson.Default.ToolPage);
    }

    private static IResult Describe(string id, HttpContext context, IToolCatalog catalog, GrantList grants, BindingLibrary bindings, LearnedTypes learned)
    {
        // An address keeps its slashes apart from those of a name.
        id = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var principal = context.GetCaller().Principal;
        var found = (from upstream in catalog.Current.Upstreams
                     from tool in upstream.Tools
                     where tool.Id == id && grants.Allows(principal, tool)
                     select (Upstream: upstream, Tool: tool)).FirstOrDefault();
        if (found.Tool is not { } known)
        {
            return ApiProblem.Result($"There is no tool '{id}' that you may know of.", StatusCodes.Status404NotFound);
        }

        var binding = found.Upstream.IsForScripts ? bindings.Find(learned.Apply(principal, found.Upstream), known) : null;
        return Results.Json(
            new ToolDetails(
                ReportedTool.Of(known, grants.Decide(principal, known)), known.Title, known.Description, binding?.Whole, binding?.Example,
                known.InputSchema.ValueKind == JsonValueKind.Undefined ? null : known.InputSchema, known.OutputSchema),
            ApiJson.Default.ToolDetails);
    }
}
