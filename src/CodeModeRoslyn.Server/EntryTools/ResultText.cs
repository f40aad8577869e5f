using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>A result as a model reads it: JSON in one line, in which the bytes of images and sounds are left out. Nobody reads base64, and a model pays for each letter.</summary>
internal static class ResultText
{
    private const int LongestData = 200;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1_000 };

    public static (string Text, bool IsWithoutBytes) Of(JsonElement result)
    {
        if (!IsBlockAnywhere(result))
        {
            return (QuotedText.InLine(result), false);
        }

        var shown = JsonSerializer.SerializeToNode(result, Readable)!;
        LeaveOutBytes(shown);
        return (QuotedText.InLine(JsonSerializer.SerializeToElement(shown, Readable)), true);
    }

    // MCP's ImageContent and AudioContent, and the blob of an embedded resource.
    private static bool IsBlock(JsonElement value) =>
        value.TryGetProperty("mimeType", out var type) && type.ValueKind == JsonValueKind.String
        && (value.TryGetProperty("data", out var data) || value.TryGetProperty("blob", out data)) && data.ValueKind == JsonValueKind.String && data.GetRawText().Length > LongestData;

    private static bool IsBlockAnywhere(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => IsBlock(value) || value.EnumerateObject().Any(property => IsBlockAnywhere(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(IsBlockAnywhere),
        _ => false,
    };

    private static void LeaveOutBytes(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject block:
                foreach (var name in new[] { "data", "blob" })
                {
                    if (block["mimeType"] is JsonValue && block[name] is JsonValue bytes && bytes.TryGetValue<string>(out var text) && text.Length > LongestData)
                    {
                        block[name] = $"… {text.Length:N0} characters of base64";
                    }
                }

                foreach (var property in block.ToList())
                {
                    LeaveOutBytes(property.Value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    LeaveOutBytes(item);
                }

                break;
        }
    }
}
