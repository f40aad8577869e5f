using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CodeModeRoslyn.Playground;

/// <summary>The page at <c>/</c>. It holds nothing of anybody's: whatever it shows, it asks the API for, as who has opened it.</summary>
public static class PlaygroundEndpoints
{
    // The editor measures and places its lines by `style`; nothing else of a page may come from what it shows. Its workers are files of its own.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Index = "index.html";

    private const string Brotli = "br";

    private const string Missing = "This codemode was built without its playground: Node was not there. MCP is at /mcp, the API at /api/v1.";

    public static void MapPlayground(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var files = PageFile.In(Path.Combine(AppContext.BaseDirectory, "playground"));
        endpoints.MapMethods("/{**path}", [HttpMethods.Get, HttpMethods.Head], (string? path, HttpContext context) =>
        {
            if (!files.TryGetValue(path ?? Index, out var file))
            {
                return files.Count == 0 && path is null ? Results.Text(Missing, statusCode: StatusCodes.Status404NotFound) : Results.NotFound();
            }

            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.CacheControl = file.IsForever ? "public, max-age=31536000, immutable" : "no-cache";
            headers.Vary = HeaderNames.AcceptEncoding;
            if (!file.IsCompressed || !TakesBrotli(context.Request))
            {
                return Results.File(file.Path, file.ContentType);
            }

            headers.ContentEncoding = Brotli;
            return Results.File(file.Path + PageFile.Compressed, file.ContentType);
        }).AllowAnonymous();
    }

    private static bool TakesBrotli(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value == Brotli && accepted.Quality is not 0);
}
