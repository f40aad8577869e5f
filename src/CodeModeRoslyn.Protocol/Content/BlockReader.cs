using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CodeModeRoslyn.Protocol.Content;

/// <summary>Reads one content block and writes it anew, member by member.</summary>
internal sealed class BlockReader : IDisposable
{
    // Base64 has characters that would be escaped otherwise, six bytes for one.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Roles = ["user", "assistant"];

    private readonly JsonElement block;
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter writer;

    public BlockReader(JsonElement block)
    {
        this.block = block;
        writer = new Utf8JsonWriter(buffer, Plain);
    }

    public EmittedBlock Read()
    {
        if (block.ValueKind != JsonValueKind.Object)
        {
            throw new ContentException($"A content block is a JSON object, and this is {block.ValueKind.ToString().ToLowerInvariant()}.");
        }

        var type = Text(block, "type", ContentLimits.MimeTypeCharacters) ?? throw Lacks("A content block", "type");
        writer.WriteStartObject();
        writer.WriteString("type", type);
        var (mimeType, bytes) = type switch
        {
            "text" => (null, CopyText(block, "A text") ?? throw Lacks("A text", "text")),
            "image" => CopyMedia("An image"),
            "audio" => CopyMedia("A sound"),
            "resource" => CopyResource(),
            "resource_link" => CopyLink(),
            _ => throw new ContentException($"There is no content of the type '{type}': it is text, image, audio, resource or resource_link."),
        };
        CopyAnnotations();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenCount <= ContentLimits.BlockBytes
            ? new EmittedBlock(type, mimeType, bytes, buffer.WrittenMemory)
            : throw new ContentException($"A content block of {buffer.WrittenCount:N0} bytes is too large; {ContentLimits.BlockBytes:N0} are the most.");
    }

    public void Dispose() => writer.Dispose();

    private (string MimeType, long? Bytes) CopyMedia(string what)
    {
        var bytes = CopyBase64(block, "data", what) ?? throw Lacks(what, "data");
        return (CopyMimeType(block) ?? throw Lacks(what, "mimeType"), bytes);
    }

    private (string? MimeType, long? Bytes) CopyResource()
    {
        const string what = "A resource";
        if (!block.TryGetProperty("resource", out var resource) || resource.ValueKind != JsonValueKind.Object)
        {
            throw Lacks(what, "resource");
        }

        writer.WriteStartObject("resource");
        _ = Copy(resource, "uri", ContentLimits.UriCharacters) ?? throw Lacks(what, "resource.uri");
        var mimeType = CopyMimeType(resource);
        var bytes = CopyText(resource, what) ?? CopyBase64(resource, "blob", what) ?? throw Lacks(what, "resource.text' or 'resource.blob");
        writer.WriteEndObject();
        return (mimeType, bytes);
    }

    private (string? MimeType, long? Bytes) CopyLink()
    {
        const string what = "A link to a resource";
        _ = Copy(block, "uri", ContentLimits.UriCharacters) ?? throw Lacks(what, "uri");
        _ = Copy(block, "name", ContentLimits.WordsCharacters) ?? throw Lacks(what, "name");
        Copy(block, "title", ContentLimits.WordsCharacters);
        Copy(block, "description", ContentLimits.WordsCharacters);
        var mimeType = CopyMimeType(block);
        if (!block.TryGetProperty("size", out var size) || size.ValueKind != JsonValueKind.Number || !size.TryGetInt64(out var bytes) || bytes < 0)
        {
            return (mimeType, null);
        }

        writer.WriteNumber("size", bytes);
        return (mimeType, bytes);
    }

    // Hints for who reads it: what does not fit is left out.
    private void CopyAnnotations()
    {
        if (!block.TryGetProperty("annotations", out var annotations) || annotations.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        writer.WriteStartObject("annotations");
        if (annotations.TryGetProperty("audience", out var audience) && audience.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray("audience");
            foreach (var role in Roles.Where(role => audience.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(role))))
            {
                writer.WriteStringValue(role);
            }

            writer.WriteEndArray();
        }

        if (annotations.TryGetProperty("priority", out var priority) && priority.ValueKind == JsonValueKind.Number && priority.TryGetSingle(out var number) && number is >= 0 and <= 1)
        {
            writer.WriteNumber("priority", number);
        }

        if (annotations.TryGetProperty("lastModified", out var modified) && modified.ValueKind == JsonValueKind.String && modified.TryGetDateTimeOffset(out var moment))
        {
            writer.WriteString("lastModified", moment);
        }

        writer.WriteEndObject();
    }

    private long? CopyText(JsonElement owner, string what)
    {
        if (Text(owner, "text", int.MaxValue) is not { } text)
        {
            return null;
        }

        if (text.Length > ContentLimits.BlockBytes)
        {
            throw new ContentException($"{what} of {text.Length:N0} characters is too large; {ContentLimits.BlockBytes:N0} bytes are the most.");
        }

        writer.WriteString("text", text);
        return Encoding.UTF8.GetByteCount(text);
    }

    private long? CopyBase64(JsonElement owner, string name, string what)
    {
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        if (!value.TryGetBytesFromBase64(out var bytes))
        {
            throw new ContentException($"{what} has its bytes in base64, and '{name}' is none.");
        }

        writer.WriteBase64String(name, bytes);
        return bytes.Length;
    }

    private string? CopyMimeType(JsonElement owner)
    {
        if (Text(owner, "mimeType", ContentLimits.MimeTypeCharacters) is not { } mimeType)
        {
            return null;
        }

        if (!mimeType.Contains('/', StringComparison.Ordinal) || !mimeType.All(character => character is >= ' ' and <= '~'))
        {
            throw new ContentException("A 'mimeType' is two words and a slash between them, such as image/png.");
        }

        writer.WriteString("mimeType", mimeType);
        return mimeType;
    }

    private string? Copy(JsonElement owner, string name, int most)
    {
        var text = Text(owner, name, most);
        if (text is not null)
        {
            writer.WriteString(name, text);
        }

        return text;
    }

    private static string? Text(JsonElement owner, string name, int most)
    {
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = value.GetString()!;
        return text.Length <= most ? text : throw new ContentException($"The '{name}' of a content block has {text.Length:N0} characters; {most:N0} are the most.");
    }

    private static ContentException Lacks(string what, string member) => new($"{what} has to have '{member}'.");
}
