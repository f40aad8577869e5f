using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace CodeModeRoslyn.Importer.Documents;

/// <summary>Reads OpenAPI 2.0, 3.0 and 3.1, JSON or YAML. Nothing outside of the document is looked up.</summary>
internal static class DocumentReader
{
    private const int MostDepth = 512;

    private static readonly Uri Nowhere = new("https://document.invalid/");

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static ReadDocument Read(MemoryStream bytes)
    {
        var settings = new OpenApiReaderSettings { LoadExternalRefs = false, RuleSet = ValidationRuleSet.GetEmptyRuleSet(), LeaveStreamOpen = true };
        try
        {
            var result = new OpenApiJsonReader().Read(IsJson(bytes) ? ParseJson(bytes) : Yaml.Parse(bytes), Nowhere, settings);
            return result.Document is { } document
                ? new ReadDocument(document, null)
                : new ReadDocument(null, $"The document cannot be read: {result.Diagnostic?.Errors.FirstOrDefault()?.Message ?? "it is no OpenAPI document."}");
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // Whatever a stranger's document makes the library throw is a fault of the document.
            return new ReadDocument(null, $"The document cannot be read: {unreadable.Message}");
        }
    }

    private static bool IsJson(MemoryStream bytes)
    {
        foreach (var value in bytes.GetBuffer().AsSpan(0, (int)bytes.Length))
        {
            // White space, and the three bytes of a byte order mark.
            if (value is not (0x20 or 0x09 or 0x0A or 0x0D or 0xEF or 0xBB or 0xBF))
            {
                return value == (byte)'{';
            }
        }

        return false;
    }

    private static JsonNode ParseJson(MemoryStream bytes)
    {
        var text = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        if (text.Span.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        try
        {
            return JsonNode.Parse(text.Span, documentOptions: Options with { AllowDuplicateProperties = false })!;
        }
        catch (JsonException)
        {
            // A name that stands twice counts by its last value, as most readers have it; the tree of nodes would throw at it later.
            using var document = JsonDocument.Parse(text, Options);
            return ToNode(document.RootElement)!;
        }
    }

    private static JsonNode? ToNode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in element.EnumerateObject())
                {
                    members[member.Name] = ToNode(member.Value);
                }

                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(ToNode)]);
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }
}
