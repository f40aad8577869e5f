using System.Buffers.Text;
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
        if (result.GetRawText().Contains("mimeType", StringComparison.Ordinal) && JsonSerializer.SerializeToNode(result, Readable) is { } shown && LeaveOutBytes(shown))
        {
            return (QuotedText.InLine(JsonSerializer.SerializeToElement(shown, Readable)), true);
        }

        return (QuotedText.InLine(result), false);
    }

    private static bool LeaveOutBytes(JsonNode? value)
    {
        var isLeftOut = false;
        switch (value)
        {
            case JsonObject block:
                foreach (var (name, part) in block.ToList())
                {
                    if (part is JsonValue bytes && name is "data" or "blob" && block["mimeType"] is JsonValue && IsBytes(bytes, out var characters))
                    {
                        block[name] = $"… {characters:N0} characters of base64";
                        isLeftOut = true;
                    }
                    else
                    {
                        isLeftOut |= LeaveOutBytes(part);
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    isLeftOut |= LeaveOutBytes(item);
                }

                break;
        }

        return isLeftOut;
    }

    // As MCP's ImageContent and AudioContent have them, and the blob of an embedded resource; text of any other kind stays.
    private static bool IsBytes(JsonValue value, out int characters)
    {
        characters = value.TryGetValue<string>(out var text) ? text.Length : 0;
        return characters > LongestData && Base64.IsValid(text);
    }
}
