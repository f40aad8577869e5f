using Microsoft.AspNetCore.Http;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Turns away requests that a stranger's web page made a browser send, before anything else looks at them.</summary>
internal sealed class OriginGuard(HostRules rules) : IMiddleware
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next) => Check(context.Request) is { } refusal
        ? refusal.WriteAsync(context)
        : next(context);

    private Refusal? Check(HttpRequest request)
    {
        var host = request.Host.Host;
        if (!rules.IsAllowedHost(host))
        {
            return Refusals.Forbidden("This host name is not served here. Use the URL that the server printed.");
        }

        foreach (var origin in request.Headers.Origin)
        {
            if (origin is null || !rules.IsAllowedOrigin(origin, host))
            {
                return Refusals.Forbidden("Pages of this origin may not call here.");
            }
        }

        return null;
    }
}
