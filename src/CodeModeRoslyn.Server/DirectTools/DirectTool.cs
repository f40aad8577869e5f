using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Direct;
using CodeModeRoslyn.Server.EntryTools;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.DirectTools;

/// <summary>An upstream's tool as one of ours: what is called here is called there, once it is allowed.</summary>
internal sealed class DirectTool(Tool definition, ToolDescriptor tool, Caller caller, DirectCalls calls, ResumableRuns resumable) : McpServerTool
{
    public override Tool ProtocolTool => definition;

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var arguments = Write(request.Params?.Arguments);
        var identity = $"{tool.Id} {Convert.ToHexStringLower(SHA256.HashData(arguments.Span))}";
        return await resumable.AnswerAsync(request, caller, identity, (link, token) => CallAsync(arguments, link, token), cancellationToken);
    }

    private async Task<CallToolResult> CallAsync(ReadOnlyMemory<byte> arguments, ICallerLink link, CancellationToken cancellationToken) =>
        await calls.CallAsync(new DirectCall(tool, arguments, caller.Principal, link), cancellationToken) switch
        {
            null => Error($"The call of {tool.Id} was cancelled. It may or may not have taken effect."),
            ToolCallOutcome.Succeeded succeeded => Read(succeeded.Result),
            ToolCallOutcome.Failed { Content.IsEmpty: false } said => Read(said.Content),
            ToolCallOutcome.Failed failed => Error($"{failed.Kind}: {failed.Message}{(failed.RetryAfter is { } pause ? $" Try again in {Math.Ceiling(pause.TotalSeconds):0} s." : "")}"),
            var other => throw new InvalidOperationException($"An outcome that nobody knows: {other.GetType().Name}."),
        };

    private CallToolResult Read(ReadOnlyMemory<byte> whole)
    {
        try
        {
            return JsonSerializer.Deserialize<CallToolResult>(whole.Span, McpJsonUtilities.DefaultOptions)!;
        }
        catch (JsonException unreadable)
        {
            return Error($"{tool.Id} gave a result that MCP does not know: {unreadable.Message}");
        }
    }

    private static CallToolResult Error(string sentence) => new() { Content = [new TextContentBlock { Text = sentence }], IsError = true };

    private static ReadOnlyMemory<byte> Write(IDictionary<string, JsonElement>? arguments)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in arguments ?? new Dictionary<string, JsonElement>())
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }
}
