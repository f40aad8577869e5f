using System.Net;
using CodeModeRoslyn.Tools.Authorization;

namespace CodeModeRoslyn.Tools.Upstreams.Http;

/// <summary>Sends to one host and follows a redirect to no other, and puts a ceiling on what comes back.</summary>
/// <remarks>
/// The configured headers are often secrets; whoever can redirect a request must not be able to have them sent elsewhere. Nor may an
/// upstream that speaks in server-sent events, which names the address that it is answered at.
/// </remarks>
internal sealed class SameHostHandler(HttpMessageHandler inner, Uri home) : DelegatingHandler(inner)
{
    private const int MostRedirects = 3;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!Addresses.IsSameOrigin(request.RequestUri!, home))
        {
            throw new UpstreamUnavailableException(
                $"wants to be answered at another host ({request.RequestUri!.GetLeftPart(UriPartial.Authority)}), which is not done; configure that address");
        }

        for (var redirects = 0; ; redirects++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (Redirection(request, response) is not { } target)
            {
                Bound(response);
                return response;
            }

            response.Dispose();
            if (!Addresses.IsSameOrigin(home, target))
            {
                throw new UpstreamUnavailableException(
                    $"redirects to another host ({target.GetLeftPart(UriPartial.Authority)}), which is not followed; configure the address that it redirects to");
            }

            if (redirects == MostRedirects)
            {
                throw new UpstreamUnavailableException($"redirects more than {MostRedirects} times");
            }

            request.RequestUri = target;
        }
    }

    private static Uri? Redirection(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            or HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        && response.Headers.Location is { } location
            ? new Uri(request.RequestUri!, location)
            : null;

    private static void Bound(HttpResponseMessage response)
    {
        var isEventStream = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        response.Content = new BoundedContent(
            response.Content, isEventStream ? MessageBoundary.EmptyLine : MessageBoundary.End);
    }
}
