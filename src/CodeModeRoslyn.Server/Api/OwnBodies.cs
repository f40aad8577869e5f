using Microsoft.AspNetCore.Http;

namespace CodeModeRoslyn.Server.Api;

/// <summary>Turns away bodies that say they are written in anything but UTF-8, as JSON is.</summary>
internal static class OwnBodies
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.GetTypedHeaders().ContentType?.Charset is { HasValue: true } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
