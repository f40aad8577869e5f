using System.Net;
using System.Net.Http.Headers;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Tools.Upstreams.Http;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Sends a token with every request to an upstream. A request that is refused for want of one, or of a better one, is sent once more,
/// unless it belongs to a call that may not be repeated: then whoever called is told to call again.</summary>
/// <param name="tokens">Gives them.</param>
/// <param name="inner">Sends to the upstream's host and to no other.</param>
internal sealed class AuthorizingHandler(TokenSource tokens, SameHostHandler inner) : DelegatingHandler(inner)
{
    private const string Bearer = "Bearer";
    private const string TooFewRights = "insufficient_scope";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.CurrentAsync(cancellationToken);
        var response = await SendAsync(request, token, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            var challenge = Challenge.Of(response);
            response.Dispose();
            token = await tokens.RenewedAsync(token, challenge, cancellationToken);
            ThrowIfOnce();
            response = await SendAsync(request, token, cancellationToken);
        }

        if (Lacking(response) is not null && tokens.Widened(token) is { } wider)
        {
            response.Dispose();
            ThrowIfOnce();
            response = await SendAsync(request, wider, cancellationToken);
        }

        if (Lacking(response) is { } lacking)
        {
            response.Dispose();
            throw new UpstreamUnavailableException(await tokens.WantAsync(lacking, cancellationToken));
        }

        return response;
    }

    // It was refused, and should have done nothing. But it was sent.
    private static void ThrowIfOnce()
    {
        if (Repetition.IsForbidden)
        {
            throw new UpstreamUnavailableException("has refused the token that the call was sent with, and there is another one now: call it again");
        }
    }

    // A token that is good, and not good for this.
    private static Challenge? Lacking(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Forbidden && Challenge.Of(response) is { Error: TooFewRights } lacking ? lacking : null;

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue(Bearer, token);
        return base.SendAsync(request, cancellationToken);
    }
}
