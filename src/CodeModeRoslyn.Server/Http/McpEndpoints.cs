using Microsoft.AspNetCore.Builder;
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
        var handler = endpoints.ServiceProvider.GetRequiredService<McpHttpHandler>();
        var group = endpoints.MapGroup(pattern);
        group.MapPost("", handler.PostAsync);
        group.MapGet("", handler.GetAsync);
        group.MapDelete("", handler.DeleteAsync);
        return group.RequireAuthorization();
    }
}
