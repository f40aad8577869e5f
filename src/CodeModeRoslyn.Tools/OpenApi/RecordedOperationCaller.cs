using System.Net;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Upstreams;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Calls operations without a network: what would be sent is remembered, and a recorded response is given.</summary>
/// <param name="upstream">The document.</param>
/// <param name="baseUrl">What the configuration would name.</param>
public sealed class RecordedOperationCaller(UpstreamSnapshot upstream, Uri baseUrl) : HttpMessageHandler, IToolCaller
{
    private OperationCaller? caller;

    /// <summary>What is given to the next request.</summary>
    public Func<HttpResponseMessage> Response { get; set; } = () => new HttpResponseMessage(HttpStatusCode.OK);

    /// <summary>What was sent last, with its body; null before the first.</summary>
    public (HttpRequestMessage Message, byte[]? Body)? Request { get; private set; }

    public Task<ToolCallOutcome> CallAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        Request = null;
        caller ??= new OperationCaller(
            new UpstreamConfig.OpenApi { Alias = upstream.Alias, Document = "", BaseUrl = baseUrl, Resilience = new ResilienceOptions { Retries = 0 } },
            () => upstream.Units, NullLogger.Instance, TimeProvider.System, this);
        return caller.CallAsync(call, cancellationToken);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Request = (request, request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : null);
        return Response();
    }

    protected override void Dispose(bool disposing)
    {
        caller?.Dispose();
        base.Dispose(disposing);
    }
}
