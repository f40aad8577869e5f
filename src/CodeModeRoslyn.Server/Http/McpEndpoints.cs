using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CodeModeRoslyn.Server.Http;

public static class McpEndpoints
{
    /// <summary>
    /// Maps MCP over Streamable HTTP, for callers only. Needs <see cref="McpServices.AddCodeModeMcp"/> and an
    /// <see cref="IMcpServerOptionsFactory"/> among the services.
    /// </summary>
    public static IEndpointConventionBuilder MapCodeModeMcp(this IEndpointRouteBuilder endpoints, string pattern)
    {
        // Made for the first request: behind it are upstreams and child processes, and the door opens before they start.
        var group = endpoints.MapGroup(pattern);
        group.MapPost("", context => Handler(context).PostAsync(context));
        group.MapGet("", context => Handler(context).GetAsync(context));
        group.MapDelete("", context => Handler(context).DeleteAsync(context));
        return group.RequireAuthorization();
    }

    private static McpHttpHandler Handler(HttpContext context) => context.RequestServices.GetRequiredService<McpHttpHandler>();
}
