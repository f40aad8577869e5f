using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Tools.Validation;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Answers calls as a server would that gives a recorded result, and remembers what it was sent.</summary>
public sealed class RecordedToolCaller : IToolCaller
{
    /// <summary>The result of the next calls: what MCP calls a <c>CallToolResult</c>, as JSON text.</summary>
    public string Result { get; set; } = "{}";

    /// <summary>The arguments of the last call, JSON in UTF-8; empty before the first.</summary>
    public ReadOnlyMemory<byte> Arguments { get; set; }

    public Task<ToolCallOutcome> CallAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var tool = call.Tool;
        try
        {
            if (ArgumentCheck.Find(tool, JsonElement.Parse(call.Arguments.Span, ToolDefinition.Options)) is { } misfit)
            {
                return Task.FromResult<ToolCallOutcome>(new ToolCallOutcome.Failed(ToolFailureKind.InvalidArguments, misfit, Retryable: false));
            }

            Arguments = call.Arguments;
            return Task.FromResult(ToolResultReader.Read(tool, JsonNode.Parse(Result, documentOptions: ToolDefinition.Options) as JsonObject));
        }
        catch (JsonException unreadable)
        {
            return Task.FromResult<ToolCallOutcome>(ToolResultReader.Unreadable(tool, unreadable.Message));
        }
    }
}
