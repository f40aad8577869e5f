using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams.Features;
using CodeModeRoslyn.Tools.Upstreams.Stdio;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>A live link to one MCP server. It is used until it is lost, and never repaired: the next one is another object.</summary>
internal sealed class McpConnection : IAsyncDisposable
{
    // The first revision without a session, in which a server must be asked for its notifications.
    private const string FirstWithSubscriptions = "2026-07-28";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>A process that has ended says why in that time, and better than whoever noticed.</summary>
    private static readonly TimeSpan LastWordsPatience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CancellationPatience = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a message may take to be written to a process, once nobody waits for its answer any more.</summary>
    private static readonly TimeSpan WritingPatience = TimeSpan.FromSeconds(5);

    private readonly UpstreamConfig config;
    private readonly McpClient client;
    private readonly CallRelays relays;
    private readonly StdioProcess? process;
    private readonly HttpClientTransport? http;
    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource<string> reported = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task subscription = Task.CompletedTask;
    private Action? changed;
    private long calls;
    private volatile bool isBroken;

    private McpConnection(
        UpstreamConfig config, McpClient client, CallRelays relays, string transport, StdioProcess? process, HttpClientTransport? http)
    {
        this.relays = relays;
        this.config = config;
        this.client = client;
        this.process = process;
        this.http = http;
        Transport = transport;
        Lost = WatchAsync();
    }

    /// <summary>Over a process, which the connection owns from now on.</summary>
    public McpConnection(UpstreamConfig.Stdio config, McpClient client, CallRelays relays, StdioProcess process)
        : this(config, client, relays, "stdio", process, http: null) { }

    /// <summary>Over HTTP; the connection owns the transport from now on.</summary>
    public McpConnection(UpstreamConfig.Http config, McpClient client, CallRelays relays, HttpClientTransport http, bool isSse)
        : this(config, client, relays, isSse ? "sse" : "http", process: null, http) { }

    /// <summary><c>stdio</c>, <c>http</c> or <c>sse</c>.</summary>
    public string Transport { get; }

    /// <summary>The negotiated revision of MCP.</summary>
    public string? ProtocolVersion => client.NegotiatedProtocolVersion;

    /// <summary>Whether a call may be sent: nobody has seen yet that the connection has ended.</summary>
    public bool IsUsable => !isBroken && !client.Completion.IsCompleted;

    /// <summary>Ends when the connection does, and says why. Never fails.</summary>
    public Task<string> Lost { get; }

    private bool KnowsSubscriptions => string.CompareOrdinal(ProtocolVersion, FirstWithSubscriptions) >= 0;

    /// <summary>Has <paramref name="changed"/> called whenever the server says that its tools have changed, or may have said so unheard.</summary>
    public void ListenForChanges(Action changed, TimeProvider time)
    {
        this.changed = changed;
        client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, (_, _) =>
        {
            changed();
            return default;
        });

        if (client.ServerCapabilities.Tools?.ListChanged is true && KnowsSubscriptions)
        {
            subscription = SubscribeAsync(changed, time);
        }
    }

    /// <summary>All pages of the server's tools, and what else it has that is called like one.</summary>
    public async Task<ImmutableArray<ToolDescriptor>> ListToolsAsync(Action<string> note, CancellationToken cancellationToken) =>
        FeatureTools.Add(
            config.Alias, client.ServerCapabilities, await new ToolListReader(config.Alias, client, SecretRedactor.Of(config), note).ReadAsync(cancellationToken));

    /// <summary>Calls a tool; the result is the server's, as it was on the wire.</summary>
    public Task<JsonObject?> CallAsync(ToolDescriptor tool, JsonObject? arguments, ICallRelay? relay, CancellationToken cancellationToken) =>
        tool.Feature is { } feature
            ? feature.CallAsync(arguments, (method, parameters, token) => SendAsync(method, parameters, relay, token), cancellationToken)
            : CallAsync(tool.Name, arguments, relay, cancellationToken);

    /// <summary>Declares the connection lost, as seen by a call: over HTTP there may be no other sign.</summary>
    public void ReportLost(string reason)
    {
        isBroken = true;
        _ = ReportAsync(reason, process is null ? TimeSpan.Zero : LastWordsPatience);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        // The process first: it is told by the end of its input, and then its output ends by itself.
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        await client.DisposeAsync();
        if (http is not null)
        {
            await http.DisposeAsync();
        }

        await subscription;
        reported.TrySetResult("closed");
        ending.Dispose();
    }

    private async Task<JsonObject?> CallAsync(string tool, JsonNode? arguments, ICallRelay? relay, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(RequestMethods.ToolsCall, new JsonObject { ["name"] = tool, ["arguments"] = arguments }, relay, cancellationToken);
        }
        catch (McpProtocolException e) when (e.ErrorCode is McpErrorCode.HeaderMismatch && http is not null && KnowsSubscriptions)
        {
            // Arguments are wanted in headers since, or no longer. The list says which, for whoever calls again.
            await ListToolsAsync(_ => { }, cancellationToken);
            changed?.Invoke();
            throw;
        }
    }

    private async Task<JsonObject?> SendAsync(string method, JsonObject parameters, ICallRelay? relay, CancellationToken cancellationToken)
    {
        // Text, because the SDK numbers its own requests.
        var name = $"call-{Interlocked.Increment(ref calls)}";
        var id = new RequestId(name);
        using var entered = relay is null ? null : relays.Enter(name, relay);
        var request = client.SendRequestAsync(
            new JsonRpcRequest
            {
                Id = id,
                Method = method,
                Params = relay is null ? parameters : WithProgress(parameters, name),
            },
            cancellationToken);
        try
        {
            // What is begun is written whole, so a process that does not read would hold whoever waits for it.
            var response = await request.WaitAsync(cancellationToken);
            return response.Result as JsonObject;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Beside the caller, who waits for nothing any more.
            _ = AbandonAsync(id, request);
            throw;
        }
    }

    private static JsonObject WithProgress(JsonObject parameters, string token)
    {
        parameters["_meta"] = new JsonObject { ["progressToken"] = token };
        return parameters;
    }

    private async Task<string> WatchAsync()
    {
        if (await Task.WhenAny(client.Completion, reported.Task) == reported.Task && !client.Completion.IsCompleted)
        {
            return await reported.Task;
        }

        var details = await client.Completion;
        if (details.Exception is { } e && FailureText.Innermost<MessageTooLargeException>(e) is { } tooLarge)
        {
            return tooLarge.Message;
        }

        if (process is not null && !ending.IsCancellationRequested)
        {
            return await process.DescribeEndAsync();
        }

        return details is HttpClientCompletionDetails { HttpStatusCode: { } status }
            ? $"ended our session (HTTP {(int)status})"
            : details.Exception is { } other ? FailureText.Of(other, config) : "closed the connection";
    }

    private async Task AbandonAsync(RequestId id, Task request)
    {
        if (!await IsWrittenAsync(request) || !await IsWrittenAsync(TellOfCancellationAsync(id)))
        {
            isBroken = true;
            reported.TrySetResult("does not read what it is sent");
        }
    }

    private async Task ReportAsync(string reason, TimeSpan patience)
    {
        await Task.WhenAny(client.Completion, Task.Delay(patience));
        reported.TrySetResult(reason);
    }

    private static async Task<bool> IsWrittenAsync(Task message)
    {
        await message.WaitAsync(WritingPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return message.IsCompleted;
    }

    // The SDK means to send this itself, but gives up its registration first when the wait for the answer ends within the
    // very act of cancelling, which is nearly always.
    private async Task TellOfCancellationAsync(RequestId id)
    {
        // There, over HTTP, the end of the request says it already.
        if (process is null && KnowsSubscriptions)
        {
            return;
        }

        using var patience = new CancellationTokenSource(CancellationPatience);
        try
        {
            await client.SendMessageAsync(
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

    // A subscription lasts as long as its request, which a server or a proxy may end at any time.
    private async Task SubscribeAsync(Action changed, TimeProvider time)
    {
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : pause)
        {
            try
            {
                await client.SendRequestAsync(
                    new JsonRpcRequest
                    {
                        Method = RequestMethods.SubscriptionsListen,
                        Params = new JsonObject { ["notifications"] = new JsonObject { ["toolsListChanged"] = true } },
                    },
                    ending.Token);
            }
            catch (McpProtocolException)
            {
                // A server that does not want to tell about changes is still of use.
                return;
            }
            catch (Exception)
            {
                // Tried again; and when the connection is lost, Lost says so.
            }

            if (Lost.IsCompleted || ending.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(pause, time, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            changed();
        }
    }
}
