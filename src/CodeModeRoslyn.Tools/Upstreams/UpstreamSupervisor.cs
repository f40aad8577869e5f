using System.Threading.Channels;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>Keeps one upstream connected, and the catalog told about it.</summary>
internal sealed partial class UpstreamSupervisor : IAsyncDisposable
{
    // A script that calls a dead upstream in a loop must not become a loop of attempts to connect.
    private static readonly TimeSpan LeastTimeBetweenAttempts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RefreshDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongEnoughToTrust = TimeSpan.FromSeconds(30);

    private readonly UpstreamConfig config;
    private readonly CatalogPlace place;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly McpConnector connector;
    private readonly SecretRedactor redactor;
    private readonly Backoff backoff = new();
    private readonly Channel<bool> wake = Signal();
    private readonly Channel<bool> refresh = Signal();
    private readonly CancellationTokenSource ending = new();
    private readonly Task running;

    private volatile McpConnection? connection;
    private volatile TaskCompletionSource<string?> attempt = NewAttempt();
    private volatile FailedAttempt? failed;
    private UpstreamSnapshot snapshot;

    public UpstreamSupervisor(UpstreamConfig config, StateFolder? state, CatalogPlace place, ILogger logger, TimeProvider time)
    {
        this.config = config;
        this.place = place;
        this.logger = logger;
        this.time = time;
        redactor = SecretRedactor.Of(config);
        connector = new McpConnector(config, state, time);
        snapshot = NotConnected(config);
        place.Publish(snapshot);
        running = Task.Run(RunAsync);
    }

    /// <summary>What is known of an upstream before anything was heard from it.</summary>
    public static UpstreamSnapshot NotConnected(UpstreamConfig config) => new(
        config.Alias,
        new UpstreamStatus(UpstreamState.Connecting, "is still connecting", TransportName(config), null),
        [],
        CatalogRevision.Of([]))
    {
        Exposure = config.Exposure,
    };

    /// <summary>The connection; when there is none, waits for the attempt under way, or has one made.</summary>
    /// <exception cref="UpstreamUnavailableException">There is none, and why.</exception>
    public async Task<McpConnection> ConnectionAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var attempt = this.attempt;
        if (connection is { IsUsable: true } ready)
        {
            return ready;
        }

        if (this.failed is { } failed && time.GetElapsedTime(failed.At) < LeastTimeBetweenAttempts)
        {
            throw new UpstreamUnavailableException(failed.Reason);
        }

        wake.Writer.TryWrite(true);
        try
        {
            if (await attempt.Task.WaitAsync(patience, time, cancellationToken) is { } reason)
            {
                throw new UpstreamUnavailableException(reason);
            }
        }
        catch (TimeoutException e)
        {
            throw new UpstreamUnavailableException(this.failed?.Reason ?? "is still connecting", e);
        }

        return connection ?? throw new UpstreamUnavailableException("was lost as soon as it was connected");
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running;
        await connector.DisposeAsync();
        attempt.TrySetResult("is shut down");
        ending.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                // Whoever asked for an attempt up to here waits for this one.
                wake.Reader.TryRead(out _);
                var reason = await ConnectOnceAsync();
                if (reason is null)
                {
                    var connectedAt = time.GetTimestamp();
                    reason = redactor.Redact(await StayConnectedAsync(connection!));
                    LogLost(config.Alias, reason);
                    if (time.GetElapsedTime(connectedAt) > LongEnoughToTrust)
                    {
                        backoff.Reset();
                    }
                }

                Publish(snapshot with { Status = new UpstreamStatus(UpstreamState.Unavailable, reason, TransportName(config), null) });
                await WaitToTryAgainAsync();
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The way out.
        }
        catch (Exception e)
        {
            // A fault of ours, or of whoever listens to the catalog: it must not go unseen until the end.
            var fault = redactor.Redact(e.ToString());
            LogStopped(config.Alias, fault);
            attempt.TrySetResult("is no longer looked after, because of a fault of ours; the log says more");
        }
    }

    /// <summary>Makes one attempt, and says why it failed; null when it did not.</summary>
    private async Task<string?> ConnectOnceAsync()
    {
        using var deadline = new CancellationTokenSource(config.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ending.Token);
        McpConnection? connection = null;
        try
        {
            connection = await connector.ConnectAsync(either.Token);
            connection.ListenForChanges(() => refresh.Writer.TryWrite(true), time);
            await RefreshAsync(connection, either.Token);
            failed = null;
            this.connection = connection;

            // The next attempt is there to be waited for before this connection is gone.
            var attempt = this.attempt;
            this.attempt = NewAttempt();
            attempt.SetResult(null);
            return null;
        }
        catch (Exception e)
        {
            if (connection is not null)
            {
                await CloseAsync(connection);
            }

            ending.Token.ThrowIfCancellationRequested();

            var reason = e is OperationCanceledException && deadline.IsCancellationRequested
                ? NoAnswer(e)
                : FailureText.Of(e, config);
            LogNotConnected(config.Alias, reason);
            failed = new FailedAttempt(time.GetTimestamp(), reason);
            var attempt = this.attempt;
            this.attempt = NewAttempt();
            attempt.SetResult(reason);
            return reason;
        }
    }

    /// <summary>Follows changes of the tools until the connection is lost, and says why it was.</summary>
    private async Task<string> StayConnectedAsync(McpConnection connection)
    {
        LogConnected(config.Alias, connection.Transport, connection.ProtocolVersion, snapshot.Tools.Length);
        try
        {
            while (true)
            {
                using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                var changed = refresh.Reader.WaitToReadAsync(waiting.Token).AsTask();
                await Task.WhenAny(changed, connection.Lost);
                await waiting.CancelAsync();
                ending.Token.ThrowIfCancellationRequested();
                if (connection.Lost.IsCompleted)
                {
                    return await connection.Lost;
                }

                await RefreshLaterAsync(connection);
            }
        }
        finally
        {
            this.connection = null;
            await CloseAsync(connection);
        }
    }

    private async Task CloseAsync(McpConnection connection)
    {
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception e)
        {
            // Whatever is left of it, the next attempt must still be made.
            var fault = redactor.Redact(e.ToString());
            LogNotClosed(config.Alias, fault);
        }
    }

    private async Task RefreshLaterAsync(McpConnection connection)
    {
        // Servers that add ten tools say so ten times.
        await Task.Delay(RefreshDelay, time, ending.Token);
        refresh.Reader.TryRead(out _);

        using var deadline = new CancellationTokenSource(config.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ending.Token);
        try
        {
            await RefreshAsync(connection, either.Token);
        }
        catch (Exception e) when (!ending.IsCancellationRequested)
        {
            // The tools known so far stay; if the connection is lost, it says so itself.
            LogNotRefreshed(config.Alias, deadline.IsCancellationRequested ? NoAnswer(e) : FailureText.Of(e, config));
        }
    }

    private async Task RefreshAsync(McpConnection connection, CancellationToken cancellationToken)
    {
        var tools = await connection.ListToolsAsync(note => LogNote(config.Alias, redactor.Redact(note)), cancellationToken);
        Publish(new UpstreamSnapshot(
            config.Alias,
            new UpstreamStatus(UpstreamState.Ready, null, connection.Transport, connection.ProtocolVersion),
            tools,
            CatalogRevision.Of(tools))
        {
            Exposure = config.Exposure,
        });
    }

    private async Task WaitToTryAgainAsync()
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        var woken = wake.Reader.WaitToReadAsync(waiting.Token).AsTask();
        await Task.WhenAny(Task.Delay(backoff.Next(), time, waiting.Token), woken);
        await waiting.CancelAsync();
        ending.Token.ThrowIfCancellationRequested();
    }

    private void Publish(UpstreamSnapshot snapshot)
    {
        var isNews = snapshot.Status != this.snapshot.Status || snapshot.Revision != this.snapshot.Revision;
        this.snapshot = snapshot;
        if (isNews)
        {
            place.Publish(snapshot);
        }
    }

    private string NoAnswer(Exception e)
    {
        var wait = config.ConnectTimeout.TotalSeconds;
        const string begin = "did not answer";
        // The connector adds the last lines of a process's standard error behind these words, and the list of tools how far it came.
        var rest = e.Message.StartsWith(begin, StringComparison.Ordinal) ? e.Message[begin.Length..] : "";
        return FailureText.Shorten(redactor.Redact($"{begin} within {wait:0.#} s{rest}"), UpstreamLimits.ReasonCharacters);
    }

    private static string TransportName(UpstreamConfig config) => config switch
    {
        UpstreamConfig.Http { Transport: HttpTransportKind.Sse } => "sse",
        UpstreamConfig.Http => "http",
        UpstreamConfig.OpenApi => "openapi",
        _ => "stdio",
    };

    private static Channel<bool> Signal() =>
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private static TaskCompletionSource<string?> NewAttempt() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Information, Message = "Upstream {Alias} is connected over {Transport}, MCP {ProtocolVersion}, {Tools} tools.")]
    private partial void LogConnected(string alias, string transport, string? protocolVersion, int tools);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upstream {Alias} is not available: {Reason}.")]
    private partial void LogNotConnected(string alias, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upstream {Alias} was lost: {Reason}.")]
    private partial void LogLost(string alias, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upstream {Alias} could not be asked for its changed tools: {Reason}.")]
    private partial void LogNotRefreshed(string alias, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upstream {Alias} {Note}.")]
    private partial void LogNote(string alias, string note);

    [LoggerMessage(Level = LogLevel.Error, Message = "The connection to upstream {Alias} could not be closed in order: {Fault}")]
    private partial void LogNotClosed(string alias, string fault);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Upstream {Alias} is no longer looked after: {Fault}")]
    private partial void LogStopped(string alias, string fault);

    private sealed record FailedAttempt(long At, string Reason);
}
