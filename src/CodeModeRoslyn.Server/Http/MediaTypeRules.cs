using Microsoft.AspNetCore.Http;

namespace CodeModeRoslyn.Server.Http;

/// <summary>What a request must say about the forms that it sends and takes.</summary>
internal static class MediaTypeRules
{
    public static Refusal? CheckPost(HttpRequest request)
    {
        // Also what keeps a web page out: a browser asks first before it sends JSON elsewhere, and we never agree.
        if (!request.HasJsonContentType())
        {
            return Refusals.UnsupportedMediaType();
        }

        return Accepts(request, "application/json") && Accepts(request, "text/event-stream")
            ? null
            : Refusals.NotAcceptable("Send Accept: application/json, text/event-stream. An answer may come as either.");
    }

    public static Refusal? CheckGet(HttpRequest request) =>
        Accepts(request, "text/event-stream") ? null : Refusals.NotAcceptable("Send Accept: text/event-stream.");

    private static bool Accepts(HttpRequest request, string mediaType) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MatchesMediaType(mediaType));
}
