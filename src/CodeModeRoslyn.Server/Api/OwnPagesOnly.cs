using Microsoft.AspNetCore.Http;

namespace CodeModeRoslyn.Server.Api;

/// <summary>
/// Turns away what a browser sends for another page than this server's own, be it one of another program on this machine. A program
/// that is no browser says nothing of pages.
/// </summary>
internal sealed class OwnPagesOnly : IEndpointFilter
{
    private const string FetchSite = "Sec-Fetch-Site";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsOwn(context.HttpContext.Request)
            ? next(context)
            : ValueTask.FromResult<object?>(ApiProblem.Result("Other pages may not call here.", StatusCodes.Status403Forbidden));

    // Not by its scheme: a proxy may have taken TLS off. `none` is a person who has typed the address.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers[FetchSite].All(site => site is "same-origin" or "none")
        && request.Headers.Origin.All(origin => Uri.TryCreate(origin, UriKind.Absolute, out var page) && (page.IsDefaultPort ? page.Host : page.Authority).Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
