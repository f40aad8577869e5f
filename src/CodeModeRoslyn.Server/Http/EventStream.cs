using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Makes a response one that sends events as they happen.</summary>
internal static class EventStream
{
    public static void Prepare(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentType = "text/event-stream";
        headers.CacheControl = "no-cache, no-store";

        // Some proxies hold events back until a buffer is full; nginx knows this header.
        headers["X-Accel-Buffering"] = "no";
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
    }

    /// <summary>Turns a response that turned out to have nothing to say into 202.</summary>
    public static void AcceptSilently(HttpContext context)
    {
        context.Response.Headers.ContentType = default;
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }
}
