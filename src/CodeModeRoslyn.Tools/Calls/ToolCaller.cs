using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Tools.Validation;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Calls the tools of one MCP server, and turns whatever happens into an outcome.</summary>
/// <param name="config">The upstream.</param>
/// <param name="supervisor">Has its connection.</param>
/// <param name="pipeline">What calls go through.</param>
internal sealed class ToolCaller(UpstreamConfig config, UpstreamSupervisor supervisor, UpstreamPipeline pipeline) : IToolCaller, IAsyncDisposable
{
    private static readonly TimeSpan LongestWaitForConnection = TimeSpan.FromSeconds(10);

    // The SDK's writer stops at 64, and puts a few levels around them.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 56 };

    public async Task<ToolCallOutcome> CallAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        if (!TryParse(call.Arguments, out var parsed))
        {
            return new ToolCallOutcome.Failed(
                ToolFailureKind.InvalidArguments, $"The arguments of {call.Tool.Id} are no JSON, or are nested deeper than {Deep.MaxDepth}, which is the most that goes over MCP.", Retryable: false);
        }

        return ArgumentCheck.Find(call.Tool, parsed) is { } misfit
            ? new ToolCallOutcome.Failed(ToolFailureKind.InvalidArguments, misfit, Retryable: false)
            : await pipeline.ExecuteAsync(call, token => AttemptAsync(call, parsed, token), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await supervisor.DisposeAsync();
        pipeline.Dispose();
    }

    private async Task<CallAttempt> AttemptAsync(OutgoingCall call, JsonElement arguments, CancellationToken cancellationToken)
    {
        var timeout = pipeline.TimeoutOf(call);
        McpConnection? connection = null;
        try
        {
            connection = await supervisor.ConnectionAsync(timeout < LongestWaitForConnection ? timeout : LongestWaitForConnection, cancellationToken);
            var result = await pipeline.SendAsync(
                call, (relay, token) => connection.CallAsync(call.Tool, JsonObject.Create(arguments), relay, token), cancellationToken);
            var redactor = SecretRedactor.Of(config);
            return new CallAttempt(call.WantsWhole ? WholeResult.Read(call.Tool, result, redactor) : ToolResultReader.Read(call.Tool, result, redactor));
        }
        catch (Exception e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var failure = new CallFailures(call.Tool, config).Classify(e, timeout);
            if (failure.ConnectionIsDead)
            {
                connection?.ReportLost(FailureText.Of(e, config));
            }

            return failure;
        }
    }

    private static bool TryParse(ReadOnlyMemory<byte> arguments, out JsonElement parsed)
    {
        try
        {
            parsed = JsonElement.Parse(arguments.Span, Deep);
            return true;
        }
        catch (JsonException)
        {
            // The caller says so.
            parsed = default;
            return false;
        }
    }
}
