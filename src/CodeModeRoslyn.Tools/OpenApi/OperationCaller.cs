using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Tools.Upstreams.Http;
using CodeModeRoslyn.Tools.Validation;
using Microsoft.Extensions.Logging;
using Polly.Timeout;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Calls the operations of one document, at the one address that the configuration names.</summary>
internal sealed class OperationCaller : IToolCaller, IDisposable, IAsyncDisposable
{
    // As deep as a script can make them.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly UpstreamConfig.OpenApi config;
    private readonly Func<ImmutableArray<BindingUnit>> units;
    private readonly RequestWriter writer;
    private readonly RequestCredentials credentials;
    private readonly HttpClient client;
    private readonly UpstreamPipeline pipeline;
    private readonly TokenSource? tokens;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<(string Group, string Revision), FrozenDictionary<string, ToolDescriptor>> operations = new();

    /// <param name="config">The upstream.</param>
    /// <param name="units">What its document holds now.</param>
    /// <param name="logger">Told of what the pipeline does.</param>
    /// <param name="time">For deadlines.</param>
    /// <param name="transport">What sends requests; null for the network.</param>
    public OperationCaller(UpstreamConfig.OpenApi config, Func<ImmutableArray<BindingUnit>> units, ILogger logger, TimeProvider time, HttpMessageHandler? transport = null)
    {
        this.config = config;
        this.units = units;
        this.time = time;
        writer = new RequestWriter(config.BaseUrl);
        credentials = new RequestCredentials(config);
        pipeline = new UpstreamPipeline(config.Alias, config.Resilience, logger, time);
        var sender = new SameHostHandler(
            transport ?? new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = ConnectTimeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            },
            config.BaseUrl);
        // A token is a client's own here, and kept in memory.
        tokens = config.OAuth is { } oauth ? new TokenSource(config, config.BaseUrl, oauth, state: null, time) : null;
        client = new HttpClient(tokens is null ? sender : new AuthorizingHandler(tokens, sender)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public async Task<ToolCallOutcome> CallAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        if (Find(call.Tool) is not { Request: { } operation } described)
        {
            return new ToolCallOutcome.Failed(ToolFailureKind.Unavailable, $"{call.Tool.Id} is not in the document any more.", Retryable: false);
        }

        using var parsed = JsonDocument.Parse(call.Arguments, Deep);
        var outcome = ArgumentCheck.Find(described, parsed.RootElement) is { } misfit
            ? new ToolCallOutcome.Failed(ToolFailureKind.InvalidArguments, misfit, Retryable: false)
            : await pipeline.ExecuteAsync(call, token => AttemptAsync(call, operation, parsed.RootElement, token), cancellationToken);
        var answered = outcome is ToolCallOutcome.Failed { StatusCode: 401 or 403 } refused && credentials.Missing(operation) is { } missing
            ? refused with { Message = $"{refused.Message} {missing}" }
            : outcome;
        return call.WantsWhole ? WholeResult.Of(answered) : answered;
    }

    public void Dispose()
    {
        client.Dispose();
        pipeline.Dispose();
    }

    private async Task<CallAttempt> AttemptAsync(OutgoingCall call, OperationRequest operation, JsonElement arguments, CancellationToken cancellationToken)
    {
        var tool = call.Tool;
        try
        {
            // Each attempt has a request of its own: what was sent once cannot be sent again.
            using var request = writer.Write(operation, arguments);
            credentials.AddTo(operation, request);
            return await pipeline.SendAsync(
                call,
                async (_, token) =>
                {
                    using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
                    return await OperationResponse.ReadAsync(tool, response, SecretRedactor.Of(config), config.Resilience.MayRepeat(tool), time, token);
                },
                cancellationToken);
        }
        catch (RequestException unfit)
        {
            return new(new ToolCallOutcome.Failed(ToolFailureKind.InvalidArguments, unfit.Message, Retryable: false));
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException)
        {
            // A method, path or header of the document's that makes no request.
            return new(new ToolCallOutcome.Failed(ToolFailureKind.ToolError, $"{tool.Id} cannot be called as its document describes it: {malformed.Message}", Retryable: false));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException or UpstreamUnavailableException or JsonException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new CallFailures(tool, config).Classify(e, pipeline.TimeoutOf(call));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (tokens is not null)
        {
            await tokens.DisposeAsync();
        }
    }

    private ToolDescriptor? Find(ToolDescriptor tool)
    {
        var group = UnitNames.GroupOf(tool);
        return units().FirstOrDefault(unit => unit.Group == group) is { } unit
            ? operations.GetOrAdd((unit.Group, unit.Revision), _ => Read(unit)).GetValueOrDefault(tool.Name)
            : null;
    }

    private static FrozenDictionary<string, ToolDescriptor> Read(BindingUnit unit) =>
        unit.Load().Where(tool => tool.Request is not null).DistinctBy(tool => tool.Name).ToFrozenDictionary(tool => tool.Name, StringComparer.Ordinal);
}
