using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Http;

/// <summary>One caller's session, in the revisions that have sessions.</summary>
internal sealed class Session : IAsyncDisposable
{
    // A tool that does not heed its cancellation must not keep a session, or the process, from ending.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource ended = new();
    private readonly StreamableHttpServerTransport transport;
    private readonly McpServer server;
    private readonly TimeProvider time;
    private readonly Task running;
    private int uses;
    private bool isEnded;
    private bool hasEventStream;
    private long idleSince;

    public Session(Caller caller, StreamableHttpServerTransport transport, McpServer server, TimeProvider time)
    {
        Caller = caller;
        this.transport = transport;
        this.server = server;
        this.time = time;
        idleSince = time.GetTimestamp();
        Ended = ended.Token;
        running = server.RunAsync(ended.Token);
    }

    public string Id => transport.SessionId!;

    public Caller Caller { get; }

    /// <summary>Cancelled when the session has ended.</summary>
    public CancellationToken Ended { get; }

    /// <summary>The revision agreed on; null before <c>initialize</c>.</summary>
    public string? Revision => server.NegotiatedProtocolVersion;

    /// <summary>Keeps the session from counting as idle until the use is disposed.</summary>
    /// <returns>Null when the session has ended.</returns>
    public IDisposable? Use()
    {
        lock (gate)
        {
            if (isEnded)
            {
                return null;
            }

            uses++;
            return new SessionUse(this);
        }
    }

    /// <summary>How long nobody has used the session; null while somebody does.</summary>
    public TimeSpan? IdleFor()
    {
        lock (gate)
        {
            return uses > 0 ? null : time.GetElapsedTime(idleSince);
        }
    }

    public Task<bool> PostAsync(JsonRpcMessage message, Stream body, CancellationToken cancellationToken) =>
        transport.HandlePostRequestAsync(message, body, cancellationToken);

    /// <summary>Reserves the session's one stream for what the server says unasked.</summary>
    /// <returns>False when it is taken. The transport opens it once in a session's life.</returns>
    public bool TryTakeEventStream()
    {
        lock (gate)
        {
            return !hasEventStream && (hasEventStream = true);
        }
    }

    public Task StreamEventsAsync(Stream body, CancellationToken cancellationToken) =>
        transport.HandleGetRequestAsync(body, cancellationToken);

    /// <summary>Cancels a request as the caller itself could.</summary>
    public Task CancelAsync(RequestId id, string reason) => transport.HandlePostRequestAsync(
        new JsonRpcNotification
        {
            Method = NotificationMethods.CancelledNotification,
            Params = JsonSerializer.SerializeToNode(
                new CancelledNotificationParams { RequestId = id, Reason = reason }, McpJsonUtilities.DefaultOptions),
        },
        Stream.Null,
        Ended);

    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            if (isEnded)
            {
                return;
            }

            isEnded = true;
        }

        await ended.CancelAsync();
        try
        {
            await Task.WhenAll(running, server.DisposeAsync().AsTask()).WaitAsync(LongestEnd, time);
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException)
        {
            // Cancelled is how a session ends; one that takes too long is left to itself.
        }

        await transport.DisposeAsync();
        ended.Dispose();
    }

    private void Release()
    {
        lock (gate)
        {
            uses--;
            idleSince = time.GetTimestamp();
        }
    }

    private sealed class SessionUse(Session session) : IDisposable
    {
        private int isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isDisposed, 1) is 0)
            {
                session.Release();
            }
        }
    }
}
