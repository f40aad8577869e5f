using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Upstreams.Stdio;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>A live link to one MCP server. It is used until it is lost, and never repaired: the next one is another object.</summary>
internal sealed class McpConnection : IAsyncDisposable
{
    // The first revision without a session, in which a server must be asked for its notifications.
    private const string FirstWithSubscriptions = "2026-07-28";

    private static readonly TimeSpan CancellationPatience = TimeSpan.FromMilliseconds(500);

    private readonly UpstreamConfig _config;
    private readonly McpClient _client;
    private readonly StdioProcess? _process;
    private readonly HttpClientTransport? _http;
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource<string> _reported = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _subscription = Task.CompletedTask;
    private long _calls;

    private McpConnection(
        UpstreamConfig config, McpClient client, string transport, StdioProcess? process, HttpClientTransport? http)
    {
        _config = config;
        _client = client;
        _process = process;
        _http = http;
        Transport = transport;
        Lost = WatchAsync();
    }

    /// <summary>Over a process, which the connection owns from now on.</summary>
    public McpConnection(UpstreamConfig.Stdio config, McpClient client, StdioProcess process)
        : this(config, client, "stdio", process, http: null) { }

    /// <summary>Over HTTP; the connection owns the transport from now on.</summary>
    public McpConnection(UpstreamConfig.Http config, McpClient client, HttpClientTransport http, bool isSse)
        : this(config, client, isSse ? "sse" : "http", process: null, http) { }

    /// <summary><c>stdio</c>, <c>http</c> or <c>sse</c>.</summary>
    public string Transport { get; }

    /// <summary>The negotiated revision of MCP.</summary>
    public string? ProtocolVersion => _client.NegotiatedProtocolVersion;

    /// <summary>Ends when the connection does, and says why. Never fails.</summary>
    public Task<string> Lost { get; }

    private bool KnowsSubscriptions => string.CompareOrdinal(ProtocolVersion, FirstWithSubscriptions) >= 0;

    /// <summary>Has <paramref name="changed"/> called whenever the server says that its tools have changed.</summary>
    public void ListenForChanges(Action changed)
    {
        _client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, (_, _) =>
        {
            changed();
            return default;
        });

        if (_client.ServerCapabilities.Tools?.ListChanged is true && KnowsSubscriptions) _subscription = SubscribeAsync();
    }

    /// <summary>All pages of the server's tools.</summary>
    public Task<ImmutableArray<ToolDescriptor>> ListToolsAsync(Action<string> note, CancellationToken cancellationToken) =>
        new ToolListReader(_config.Alias, _client, note).ReadAsync(cancellationToken);

    /// <summary>Calls a tool; the result is the server's, as it was on the wire.</summary>
    public async Task<JsonObject?> CallAsync(string tool, JsonNode? arguments, CancellationToken cancellationToken)
    {
        // Text, because the SDK numbers its own requests.
        var id = new RequestId($"call-{Interlocked.Increment(ref _calls)}");
        try
        {
            var response = await _client.SendRequestAsync(
                new JsonRpcRequest
                {
                    Id = id,
                    Method = RequestMethods.ToolsCall,
                    Params = new JsonObject { ["name"] = tool, ["arguments"] = arguments },
                },
                cancellationToken);
            return response.Result as JsonObject;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await TellOfCancellationAsync(id);
            throw;
        }
    }

    /// <summary>Declares the connection lost, as seen by a call: over HTTP there may be no other sign.</summary>
    public void ReportLost(string reason) => _reported.TrySetResult(reason);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        // The process first: it is told by the end of its input, and then its output ends by itself.
        if (_process is not null) await _process.DisposeAsync();
        await _client.DisposeAsync();
        if (_http is not null) await _http.DisposeAsync();
        await _subscription;
        _reported.TrySetResult("closed");
        _ending.Dispose();
    }

    private async Task<string> WatchAsync()
    {
        var ended = await Task.WhenAny(_client.Completion, _reported.Task);
        if (ended == _reported.Task) return await _reported.Task;

        var details = await _client.Completion;
        if (details.Exception is { } e && FailureText.Innermost<MessageTooLargeException>(e) is { } tooLarge) return tooLarge.Message;
        if (_process is not null && !_ending.IsCancellationRequested) return await _process.DescribeEndAsync();
        return details is HttpClientCompletionDetails { HttpStatusCode: { } status }
            ? $"ended our session (HTTP {(int)status})"
            : details.Exception is { } other ? FailureText.Of(other, _config) : "closed the connection";
    }

    // The SDK means to send this itself, but gives up its registration first when the wait for the answer ends within the
    // very act of cancelling, which is nearly always.
    private async Task TellOfCancellationAsync(RequestId id)
    {
        // There, over HTTP, the end of the request says it already.
        if (_process is null && KnowsSubscriptions) return;

        using var patience = new CancellationTokenSource(CancellationPatience);
        try
        {
            await _client.SendMessageAsync(
                new JsonRpcNotification
                {
                    Method = NotificationMethods.CancelledNotification,
                    Params = new JsonObject { ["requestId"] = (string)id.Id!, ["reason"] = "The caller does not wait any longer." },
                },
                patience.Token);
        }
        catch (Exception)
        {
            // A courtesy. A server that does not even read any more will not miss it.
        }
    }

    private async Task SubscribeAsync()
    {
        try
        {
            await _client.SendRequestAsync(
                new JsonRpcRequest
                {
                    Method = RequestMethods.SubscriptionsListen,
                    Params = new JsonObject { ["notifications"] = new JsonObject { ["toolsListChanged"] = true } },
                },
                _ending.Token);
        }
        catch (Exception)
        {
            // A server that does not want to tell about changes is still of use; and when the connection is lost, Lost says so.
        }
    }
}
