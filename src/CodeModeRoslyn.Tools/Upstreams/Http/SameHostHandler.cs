using System.Net;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Resilience;

namespace CodeModeRoslyn.Tools.Upstreams.Http;

/// <summary>
/// Sends to one host and follows a redirect to no other, and puts a ceiling on what comes back. What belongs to a call that may not be
/// repeated goes out once.
/// </summary>
/// <remarks>
/// The configured headers are often secrets; whoever can redirect a request must not be able to have them sent elsewhere. Nor may an
/// upstream that speaks in server-sent events, which names the address that it is answered at.
/// </remarks>
/// <param name="inner">Sends, and follows nothing by itself.</param>
/// <param name="home">The host.</param>
/// <param name="isOneEndpoint">Whether all is sent to one address: where that has moved to is then remembered, so that calls find it too.</param>
internal sealed class SameHostHandler(HttpMessageHandler inner, Uri home, bool isOneEndpoint = false) : DelegatingHandler(inner)
{
    private const int MostRedirects = 3;

    private volatile Move? known;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        if (!Addresses.IsSameOrigin(asked, home))
        {
            throw new UpstreamUnavailableException(
                $"wants to be answered at another host ({asked.GetLeftPart(UriPartial.Authority)}), which is not done; configure that address");
        }

        if (known is { } move && move.From == asked)
        {
            request.RequestUri = move.To;
        }

        var isOnce = Repetition.IsForbidden;
        if (isOnce)
        {
            // The framework sends a request again, thrice, when its connection ends before an answer begins; but none whose body it has begun.
            request.Content ??= new ByteArrayContent([]);
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
            if (isOnce && response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found)
            {
                // Common as the answer to what was done, with the address of what came of it.
                throw new HttpRequestException($"it redirects with {(int)response.StatusCode} instead of an answer", null, response.StatusCode);
            }

            if (!Addresses.IsSameOrigin(home, target))
            {
                throw new UpstreamUnavailableException(
                    $"redirects to another host ({target.GetLeftPart(UriPartial.Authority)}), which is not followed; configure the address that it redirects to");
            }

            if (isOneEndpoint)
            {
                known = new Move(asked, target);
            }

            if (isOnce)
            {
                throw new UpstreamUnavailableException(
                    $"redirects to {target.GetLeftPart(UriPartial.Path)}, which is not followed with a call that may not be repeated; configure the address that it redirects to");
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

    private sealed record Move(Uri From, Uri To);
}
