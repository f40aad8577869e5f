using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Answers for those who want a <c>CallToolResult</c> as it is: what a tool said, or what would have been one.</summary>
internal static class WholeResult
{
    private static readonly JsonWriterOptions Written = new() { MaxDepth = 1_000 };

    /// <summary>What a server answered.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="result">Its result.</param>
    /// <param name="redactor">Of the upstream.</param>
    public static ToolCallOutcome Read(ToolDescriptor tool, JsonObject? result, SecretRedactor redactor)
    {
        // Whether it can be read at all, and whether it is an error, is the same for everyone. What the tool itself calls one has content.
        var outcome = ToolResultReader.Read(tool, result, redactor);
        if (outcome is ToolCallOutcome.Failed { Content.IsEmpty: true })
        {
            return outcome;
        }

        try
        {
            result!["content"] ??= Shown(result["structuredContent"]);
            var whole = Write(writer => result.WriteTo(writer));
            return whole.Length > UpstreamLimits.ResultBytes ? ToolResultReader.TooLarge(tool, whole.Length)
                : outcome is ToolCallOutcome.Failed failed ? failed with { Content = whole }
                : new ToolCallOutcome.Succeeded(whole);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Text that is no text, in a part that scripts are not shown.
            return ToolResultReader.Unreadable(tool, e.Message);
        }
    }

    /// <summary>What an HTTP operation came to, with its value as MCP would have it.</summary>
    public static ToolCallOutcome Of(ToolCallOutcome outcome) => outcome switch
    {
        ToolCallOutcome.Succeeded succeeded => new ToolCallOutcome.Succeeded(Of(null, succeeded.Result)),
        ToolCallOutcome.Failed { Content.IsEmpty: false } failed => failed with { Content = Of(failed.Message, failed.Content) },
        _ => outcome,
    };

    private static ReadOnlyMemory<byte> Of(string? failure, ReadOnlyMemory<byte> json)
    {
        var value = JsonElement.Parse(json.Span, ToolDefinition.Options);
        return Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("content");
            if (failure is not null)
            {
                WriteText(writer, failure);
            }

            WriteText(writer, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
            writer.WriteEndArray();
            if (failure is null && value.ValueKind == JsonValueKind.Object)
            {
                writer.WritePropertyName("structuredContent");
                value.WriteTo(writer);
            }

            writer.WriteBoolean("isError", failure is not null);
            writer.WriteEndObject();
        });
    }

    // What a resource or a prompt holds, for clients that look at content alone.
    private static JsonArray Shown(JsonNode? value) => value switch
    {
        null => [],
        JsonObject item when item["contents"] is JsonArray contents => [.. contents.Select(one => new JsonObject { ["type"] = "resource", ["resource"] = one?.DeepClone() })],
        _ => [new JsonObject { ["type"] = "text", ["text"] = value.ToJsonString() }],
    };

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "text");
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Written))
        {
            write(writer);
        }

        return bytes.WrittenMemory;
    }
}
