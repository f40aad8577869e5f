using System.Net;

namespace CodeModeRoslyn.Tools.Upstreams.Http;

/// <summary>Keeps what a busy server says of when to come back.</summary>
internal sealed class ThrottleHandler(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
        {
            return response;
        }

        using (response)
        {
            throw new ThrottledException(response.StatusCode, RetryAfter.Of(response, time));
        }
    }
}
