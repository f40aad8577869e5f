using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Takes the value that a script sees out of what a server answered.</summary>
internal static class ToolResultReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 1_000 };

    /// <param name="redactor">Of the upstream; null where it has no secrets. It looks at what is cut off; the rest is looked at as a whole.</param>
    public static ToolCallOutcome Read(ToolDescriptor tool, JsonObject? result, SecretRedactor? redactor = null)
    {
        try
        {
            if (result is null)
            {
                return Unreadable(tool, "it is no object");
            }

            // Where nothing is said, as in older revisions, it is complete.
            if (result["resultType"] is { } type && !(type.GetValueKind() is JsonValueKind.String && type.GetValue<string>() is "complete"))
            {
                return Unreadable(tool, $"its type is '{type}', which is not known here");
            }

            return IsError(result) ? Failure(tool, result, redactor) : Success(tool, result);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Doubled names, text that is no text: found only when that part is looked at.
            return Unreadable(tool, e.Message);
        }
    }

    private static ToolCallOutcome Success(ToolDescriptor tool, JsonObject result)
    {
        var value = Value(result);
        var beside = Beside(result);
        var length = value.Length + beside.Length;
        return length <= UpstreamLimits.ResultBytes ? new ToolCallOutcome.Succeeded(value) { Content = beside } : TooLarge(tool, length);
    }

    private static ReadOnlyMemory<byte> Value(JsonObject result)
    {
        if (result.TryGetPropertyValue("structuredContent", out var structured) && structured is not null)
        {
            return Write(structured);
        }

        var content = result["content"] as JsonArray;
        if (content is [JsonObject only] && Text(only) is { } text)
        {
            return OfText(text);
        }

        return Write(new JsonObject { ["content"] = content?.DeepClone() ?? new JsonArray() });
    }

    // Of a structured result, text is the same once more; an image is not.
    private static ReadOnlyMemory<byte> Beside(JsonObject result) =>
        result["structuredContent"] is not null && result["content"] is JsonArray content && content.OfType<JsonObject>().Any(block => Text(block) is null)
            ? Write(content)
            : default;

    private static ReadOnlyMemory<byte> OfText(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return Encoding.UTF8.GetBytes(document.RootElement.GetRawText());
        }
        catch (JsonException)
        {
            // Plain text, as most of it is.
            return JsonSerializer.SerializeToUtf8Bytes(text);
        }
    }

    private static ToolCallOutcome.Failed Failure(ToolDescriptor tool, JsonObject result, SecretRedactor? redactor)
    {
        var content = result["content"] as JsonArray;
        var texts = content?.OfType<JsonObject>().Select(Text).Where(text => !string.IsNullOrWhiteSpace(text)) ?? [];
        var words = string.Join("\n", texts);
        words = redactor?.Redact(words) ?? words;
        var sent = Write(result["structuredContent"] ?? content);
        return new ToolCallOutcome.Failed(
            ToolFailureKind.ToolError,
            words.Length > 0 ? FailureText.Shorten(words, UpstreamLimits.ErrorCharacters) : $"{tool.Id} failed and did not say why.",
            Retryable: false,
            sent.Length <= UpstreamLimits.ResultBytes ? sent : default);
    }

    private static bool IsError(JsonObject result) =>
        result["isError"] is JsonValue flag && flag.GetValueKind() is JsonValueKind.True;

    private static string? Text(JsonObject block) =>
        block["type"] is JsonValue type && type.TryGetValue(out string? kind) && kind == "text"
        && block["text"] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : null;

    private static ReadOnlyMemory<byte> Write(JsonNode? node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (node is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                node.WriteTo(writer);
            }
        }

        return buffer.WrittenMemory;
    }

    public static ToolCallOutcome.Failed TooLarge(ToolDescriptor tool, int bytes) => new(
        ToolFailureKind.ToolError,
        $"{tool.Id} answered with {bytes / (1024 * 1024)} MB; at most {UpstreamLimits.ResultBytes / (1024 * 1024)} MB are taken. Ask it for less.",
        Retryable: false);

    public static ToolCallOutcome.Failed Unreadable(ToolDescriptor tool, string why) => new(
        ToolFailureKind.ToolError,
        FailureText.Shorten($"{tool.Id} gave a result that cannot be read: {why}", UpstreamLimits.ErrorCharacters),
        Retryable: false);
}
