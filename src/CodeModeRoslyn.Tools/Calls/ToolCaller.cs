using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Tools.Validation;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Calls MCP tools, and turns whatever happens into an outcome.</summary>
internal sealed class ToolCaller(ImmutableDictionary<string, UpstreamPipeline> pipelines) : IToolCaller
{
    // The SDK's writer stops at 64, and puts a few levels around them.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 56 };

    public async Task<ToolCallOutcome> CallAsync(
        ToolDescriptor tool, ReadOnlyMemory<byte> arguments, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tool);
        if (!pipelines.TryGetValue(tool.Upstream, out var pipeline))
        {
            return new ToolCallOutcome.Failed(
                ToolFailureKind.Unavailable, $"There is no upstream '{tool.Upstream}' any more.", Retryable: false);
        }

        if (!TryParse(arguments, out var parsed))
        {
            return new ToolCallOutcome.Failed(
                ToolFailureKind.InvalidArguments, $"The arguments of {tool.Id} are no JSON, or are nested deeper than {Deep.MaxDepth}, which is the most that goes over MCP.", Retryable: false);
        }

        if (ArgumentCheck.Find(tool, parsed) is { } misfit)
        {
            return new ToolCallOutcome.Failed(ToolFailureKind.InvalidArguments, misfit, Retryable: false);
        }

        McpConnection? used = null;
        try
        {
            var result = await pipeline.SendAsync(
                (connection, token) =>
                {
                    used = connection;
                    return connection.CallAsync(tool.Name, JsonObject.Create(parsed), token);
                },
                timeout,
                cancellationToken);
            return ToolResultReader.Read(tool, result, SecretRedactor.Of(pipeline.Config));
        }
        catch (Exception e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var failure = CallFailures.Classify(e, tool, pipeline.Config, timeout);
            if (failure.ConnectionIsDead)
            {
                used?.ReportLost(FailureText.Of(e, pipeline.Config));
            }

            return failure.Outcome;
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
