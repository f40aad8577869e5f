using System.Net;
using System.Net.Http.Headers;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Tools.Upstreams.Http;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Sends a token with every request to an upstream. A request that is refused for want of one is sent once more.</summary>
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
            response = await SendAsync(request, token, cancellationToken);
        }

        if (response.StatusCode == HttpStatusCode.Forbidden && Challenge.Of(response) is { Error: TooFewRights } lacking)
        {
            response.Dispose();
            throw new UpstreamUnavailableException($"asks for more than we are authorized for{(lacking.Scope is { } scope ? $" ('{scope}')" : "")}: add it to \"scopes\" in its \"oauth\", and sign in again");
        }

        return response;
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue(Bearer, token);
        return base.SendAsync(request, cancellationToken);
    }
}
