using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest;

/// <summary>
/// A block of content in a tool's result: text, an image, a sound, a resource, or a link to one. Printed or returned, it says what
/// it is and not what it holds; <c>Output.Emit(content)</c> hands it to the caller.
/// </summary>
public sealed class Content
{
    private readonly Json holder;

    private Content(Json json)
    {
        Json = json;
        holder = json["resource"] is { Exists: true } resource && Type == "resource" ? resource : json;
    }

    /// <summary><c>text</c>, <c>image</c>, <c>audio</c>, <c>resource</c> or <c>resource_link</c>.</summary>
    public string Type => Json["type"].AsString() ?? "";

    /// <summary>Such as <c>image/png</c>; null when it does not say.</summary>
    public string? MimeType => Words(holder["mimeType"]);

    /// <summary>
    /// The size of what it holds in bytes, base64 decoded and text in UTF-8; of a link, the size that it names, or null. Null, too,
    /// for what is no base64.
    /// </summary>
    public long? Size =>
        Type == "resource_link" ? Number(Json["size"])
        : Text is { } text ? Encoding.UTF8.GetByteCount(text)
        : Encoded is { Length: > 0 } encoded && Base64.IsValid(encoded, out var bytes) ? bytes
        : null;

    /// <summary>The address of a resource or of a link; null for anything else.</summary>
    public string? Uri => Words(holder["uri"]);

    /// <summary>The name of a link; null for anything else.</summary>
    public string? Name => Words(Json["name"]);

    /// <summary>The text of a text or of a resource that is one; null for anything else.</summary>
    public string? Text => Type is "text" or "resource" ? Words(holder["text"]) : null;

    /// <summary>The block as the tool sent it, in MCP's words: its bytes are <c>Json["data"]</c>, or <c>Json["resource"]["blob"]</c>, in base64.</summary>
    public Json Json { get; }

    private string Encoded => holder[Type == "resource" ? "blob" : "data"].AsString() ?? "";

    /// <summary>The content blocks in a tool's result, in their order.</summary>
    /// <param name="result">
    /// The result of a call (of a typed one, the record or list itself and no copy of it), a resource that was read, a prompt, the
    /// <c>Content</c> of a <see cref="ToolException"/>, or a block.
    /// </param>
    /// <returns>Empty when there are none.</returns>
    public static ToolList<Content> In(object? result) => new([.. Blocks(result).Where(IsBlock).Select(block => new Content(block))]);

    /// <summary>What it is, in a line.</summary>
    public override string ToString() => string.Join(
        ", ", new[] { Type, MimeType, Name, Uri, Size is { } size ? FormattableString.Invariant($"{size:N0} bytes") : null }.Where(part => part is not null));

    internal void WriteTo(JsonOutput output)
    {
        if (!output.TryBeginObject())
        {
            return;
        }

        WriteValue.Property(output, "type", Type, WriteValue.String);
        WriteValue.Optional(output, "mimeType", MimeType, WriteValue.String);
        WriteValue.Optional(output, "name", Name, WriteValue.String);
        WriteValue.Optional(output, "uri", Uri, WriteValue.String);
        WriteValue.OptionalValue(output, "size", Size, WriteValue.Integer);
        output.EndObject();
    }

    private static IEnumerable<Json> Blocks(object? result) => ContentBeside.Of(result) switch
    {
        { Exists: true } beside => beside,
        _ when result is Json json => Blocks(json),
        _ when result is Content content => [content.Json],
        _ => [],
    };

    private static IEnumerable<Json> Blocks(Json json) => json.Kind switch
    {
        JsonValueKind.Array => json,
        JsonValueKind.Object when IsBlock(json) => [json],
        JsonValueKind.Object when IsArray(json["content"]) => json["content"],
        JsonValueKind.Object when IsArray(json["contents"]) => json["contents"].Select(AsBlock),
        JsonValueKind.Object when IsArray(json["messages"]) => json["messages"].SelectMany(message => Blocks(message["content"])),
        _ => [],
    };

    // What a resource holds is a block only with the word around it.
    private static Json AsBlock(Json contents) => Json.Parse($$"""{"type":"resource","resource":{{contents.Raw}}}""");

    private static bool IsArray(Json json) => json.Kind == JsonValueKind.Array;

    private static bool IsBlock(Json json) => json["type"].AsString() switch
    {
        "text" => IsText(json["text"]),
        "image" or "audio" => IsText(json["data"]),
        "resource" => IsText(json["resource"]["uri"]),
        "resource_link" => IsText(json["uri"]),
        _ => false,
    };

    private static bool IsText(Json json) => json.Kind == JsonValueKind.String;

    private static string? Words(Json json) => IsText(json) ? json.ToString() : null;

    private static long? Number(Json json) => JsonNumber.TryGetInteger(json.AsElement(), out var number) ? number : null;
}
