namespace CodeModeRoslyn.Tools.Upstreams.Http;

/// <summary>Sees which transport was settled on, which the SDK keeps to itself: with server-sent events, nothing is answered where it is posted.</summary>
internal sealed class TransportObserver(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private volatile bool answeredToPost;
    private volatile bool answeredToGet;

    public bool IsSse => answeredToGet && !answeredToPost;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode && IsAnswer(response))
        {
            if (request.Method == HttpMethod.Post)
            {
                answeredToPost = true;
            }
            else if (request.Method == HttpMethod.Get)
            {
                answeredToGet = true;
            }
        }

        return response;
    }

    private static bool IsAnswer(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "application/json" or "text/event-stream";
}
