using System.Net;
using System.Text.Json;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Upstreams.Http;
using CodeModeRoslyn.Tools.Upstreams.Stdio;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>Connects to one MCP server, and remembers how it wanted to be spoken to.</summary>
internal sealed class McpConnector(UpstreamConfig config, StateFolder? state, TimeProvider time) : IAsyncDisposable
{
    // Null lets the SDK negotiate. Some servers answer its first question in a way that it gives up on, or end; those are
    // then asked for one version after the other, because a pinned version is also the lowest that the SDK accepts.
    private static readonly string?[] Ladder = [null, "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

    // Deprecated in 2026-07-28, and sent by servers all the same.
    private const string LogNotification = "notifications/message";

    private static readonly Implementation ClientInfo = new()
    {
        Name = "codemode",
        Version = typeof(McpConnector).Assembly.GetName().Version?.ToString(3) ?? "0",
    };

    private readonly TokenSource? tokens = config is UpstreamConfig.Http { OAuth: { } oauth } http ? new TokenSource(http, http.Url, oauth, state, time) : null;
    private int rung;

    /// <summary>Connects, going down the ladder where the kind of failure suggests it.</summary>
    /// <exception cref="UpstreamUnavailableException">It cannot be reached, or does not speak MCP.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<McpConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var first = rung;
        for (var rung = first; ; rung++)
        {
            try
            {
                var connection = await ConnectAsync(Ladder[rung], cancellationToken);
                this.rung = rung;
                return connection;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                if (rung + 1 < Ladder.Length && MayHelpToAskForLess(e, rung))
                {
                    continue;
                }

                // What was remembered did not help, so the next attempt begins anew.
                this.rung = 0;
                if (e is UpstreamUnavailableException)
                {
                    throw;
                }

                throw new UpstreamUnavailableException(FailureText.Of(e, config), e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (tokens is not null)
        {
            await tokens.DisposeAsync();
        }
    }

    private Task<McpConnection> ConnectAsync(string? version, CancellationToken cancellationToken) => config switch
    {
        UpstreamConfig.Stdio stdio => ConnectAsync(stdio, version, cancellationToken),
        UpstreamConfig.Http http => ConnectAsync(http, version, cancellationToken),
        _ => throw new NotSupportedException(config.GetType().Name),
    };

    private async Task<McpConnection> ConnectAsync(UpstreamConfig.Stdio stdio, string? version, CancellationToken cancellationToken)
    {
        var process = StdioProcess.Start(stdio, time);
        var relays = new CallRelays(SecretRedactor.Of(config));
        try
        {
            var transport = new StreamClientTransport(new WholeWriteStream(process.Input), process.Output);
            var client = await McpClient.CreateAsync(transport, Options(version, relays), cancellationToken: cancellationToken);
            return new McpConnection(stdio, client, relays, process);
        }
        catch (Exception e)
        {
            try
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    throw new OperationCanceledException(process.WithStderr("did not answer"), e, cancellationToken);
                }

                if (IsEndOfStream(e))
                {
                    throw new ProcessEndedException(await process.DescribeEndAsync(), e);
                }
            }
            finally
            {
                await process.DisposeAsync();
            }

            throw;
        }
    }

    private async Task<McpConnection> ConnectAsync(UpstreamConfig.Http http, string? version, CancellationToken cancellationToken)
    {
        var mode = http.Transport switch
        {
            HttpTransportKind.StreamableHttp => HttpTransportMode.StreamableHttp,
            HttpTransportKind.Sse => HttpTransportMode.Sse,
            _ => HttpTransportMode.AutoDetect,
        };
        var network = new SameHostHandler(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = config.ConnectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            },
            http.Url,
            isOneEndpoint: true);
        var observer = new TransportObserver(new ThrottleHandler(tokens is null ? network : new AuthorizingHandler(tokens, network), time));
        // The client's own timeout would also end long calls and event streams; each request has a token instead.
        var transport = new HttpClientTransport(
            new HttpClientTransportOptions
            {
                Endpoint = http.Url,
                TransportMode = mode,
                AdditionalHeaders = http.Headers.ToDictionary(),
                ConnectionTimeout = config.ConnectTimeout,
            },
            new HttpClient(observer) { Timeout = Timeout.InfiniteTimeSpan },
            ownsHttpClient: true);
        var relays = new CallRelays(SecretRedactor.Of(config));
        try
        {
            var client = await McpClient.CreateAsync(transport, Options(version, relays), cancellationToken: cancellationToken);
            return new McpConnection(http, client, relays, transport, observer.IsSse);
        }
        catch
        {
            await transport.DisposeAsync();
            throw;
        }
    }

    private McpClientOptions Options(string? version, CallRelays relays) => new()
    {
        ClientInfo = ClientInfo,
        ProtocolVersion = version,
        Handlers = new McpClientHandlers
        {
            ElicitationHandler = relays.ElicitAsync,
            NotificationHandlers =
            [
                new(NotificationMethods.ProgressNotification, Hear(relays.OnProgress)),
                new(LogNotification, Hear(relays.OnLog)),
            ],
        },
        // Our own deadline comes first, and says so in better words.
        InitializationTimeout = config.ConnectTimeout + TimeSpan.FromMinutes(1),
        DiscoverProbeTimeout = TimeSpan.FromTicks(Math.Min(TimeSpan.FromSeconds(5).Ticks, config.ConnectTimeout.Ticks / 2)),
    };

    private static Func<JsonRpcNotification, CancellationToken, ValueTask> Hear(Action<JsonRpcNotification> listener) => (notification, _) =>
    {
        listener(notification);
        return default;
    };

    private static bool MayHelpToAskForLess(Exception e, int rung) => e switch
    {
        MessageTooLargeException or UpstreamUnavailableException => false,
        // Some servers end when the first message is none that they know.
        ProcessEndedException => rung == 0,
        JsonException or McpException => true,
        HttpRequestException { StatusCode: { } status } => rung == 0 && status is
            not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired
            or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout),
        _ => false,
    };

    private static bool IsEndOfStream(Exception e) => (e is IOException && FailureText.Innermost<MessageTooLargeException>(e) is null) || e is ClientTransportClosedException;
}
