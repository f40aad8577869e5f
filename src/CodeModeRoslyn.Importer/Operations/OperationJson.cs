using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Importer.Schemas;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>Writes operations for the host.</summary>
internal static class OperationJson
{
    private const int LongestText = 2_000;
    private const int MostValues = 100;

    private static readonly SchemaText FileName = SchemaText.Of(new JsonObject { ["type"] = "string", ["description"] = "The name of the file." });

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1_000, SkipValidation = true };

    public static ReadOnlyMemory<byte> Index(IReadOnlyList<ImportedOperation> operations) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var operation in operations)
        {
            writer.WriteStartObject();
            WriteHead(writer, operation);
            WriteTexts(writer, "parameters", operation.Arguments.Select(argument => argument.Key).Concat(Members(operation)));
            WriteTexts(writer, "values", Values(operation).Distinct().Take(MostValues));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static ReadOnlyMemory<byte> Group(IReadOnlyList<ImportedOperation> operations, Definitions definitions) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("operations");
        foreach (var operation in operations)
        {
            writer.WriteStartObject();
            WriteHead(writer, operation);
            WriteInput(writer, operation);
            if (operation.Output is { } output)
            {
                writer.WritePropertyName("output");
                writer.WriteRawValue(output.Json, skipInputValidation: true);
            }

            WriteRequest(writer, operation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("$defs");
        definitions.Write(writer, operations.SelectMany(operation => operation.References), operations.Count);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static void WriteHead(Utf8JsonWriter writer, ImportedOperation operation)
    {
        writer.WriteString("id", operation.Id);
        writer.WriteString("method", operation.Method);
        writer.WriteString("path", operation.Path);
        WriteTexts(writer, "tags", operation.Tags);
        WriteText(writer, "summary", operation.Summary);
        WriteText(writer, "description", operation.Description);
        writer.WriteBoolean("typed", operation.Output is not null);
        if (operation.IsDeprecated)
        {
            writer.WriteBoolean("deprecated", true);
        }
    }

    private static void WriteInput(Utf8JsonWriter writer, ImportedOperation operation)
    {
        List<(string Name, bool IsRequired, SchemaText Schema)> all =
        [
            .. operation.Arguments.Select(argument => (argument.Key, argument.IsRequired, argument.Schema)),
            .. operation.Body?.Members.Select(member => (member.Name, member.IsRequired && operation.Body.IsRequired, member.Schema)) ?? [],
            .. operation.Body?.Parts.Where(part => part.FileName is not null).Select(part => (part.FileName!, false, FileName)) ?? [],
            .. operation.Body is { Key: { } key } body ? [(key, body.IsRequired, body.Schema)] : Array.Empty<(string, bool, SchemaText)>(),
        ];
        writer.WriteStartObject("input");
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var (name, _, schema) in all)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(schema.Json, skipInputValidation: true);
        }

        writer.WriteEndObject();
        WriteTexts(writer, "required", all.Where(one => one.IsRequired).Select(one => one.Name));
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter writer, ImportedOperation operation)
    {
        writer.WriteStartObject("request");
        writer.WriteStartArray("parameters");
        foreach (var argument in operation.Arguments)
        {
            writer.WriteStartObject();
            writer.WriteString("argument", argument.Key);
            writer.WriteString("name", argument.Name);
            writer.WriteString("in", argument.Place);
            writer.WriteString("style", argument.Style);
            writer.WriteBoolean("explode", argument.Explode);
            writer.WriteBoolean("reserved", argument.AllowsReserved);
            if (argument.ContentType is { } type)
            {
                writer.WriteString("contentType", type);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (operation.Body is { } body)
        {
            writer.WriteStartObject("body");
            writer.WriteString("contentType", body.ContentType);
            writer.WriteBoolean("required", body.IsRequired);
            if (body.Key is { } key)
            {
                writer.WriteString("argument", key);
            }
            else
            {
                WriteTexts(writer, "members", body.Members.Select(member => member.Name));
            }

            WriteParts(writer, body.Parts);

            writer.WriteEndObject();
        }

        WriteTexts(writer, "accepts", operation.Accepts);
        WriteSecurity(writer, operation.Security);
        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, IReadOnlyList<BodyPart> parts)
    {
        writer.WriteStartArray("parts");
        foreach (var part in parts)
        {
            writer.WriteStartObject();
            writer.WriteString("name", part.Name);
            writer.WriteBoolean("file", part.IsFile);
            writer.WriteBoolean("explode", part.Explode);
            WriteText(writer, "style", part.Style);
            WriteText(writer, "contentType", part.ContentType);
            WriteText(writer, "fileName", part.FileName);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSecurity(Utf8JsonWriter writer, IReadOnlyList<IReadOnlyList<SecurityScheme>> alternatives)
    {
        writer.WriteStartArray("security");
        foreach (var schemes in alternatives)
        {
            writer.WriteStartArray();
            foreach (var scheme in schemes)
            {
                writer.WriteStartObject();
                writer.WriteString("scheme", scheme.Id);
                writer.WriteString("in", scheme.Place);
                writer.WriteString("name", scheme.Name);
                WriteText(writer, "prefix", scheme.Prefix);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static IEnumerable<string> Members(ImportedOperation operation) =>
        operation.Body is { } body ? body.Key is { } key ? [key] : body.Members.Select(member => member.Name) : [];

    private static IEnumerable<string> Values(ImportedOperation operation)
    {
        foreach (var schema in operation.Arguments.Select(argument => argument.Schema).Concat(operation.Body?.Members.Select(member => member.Schema) ?? []))
        {
            if (!schema.Json.Contains("\"enum\"", StringComparison.Ordinal))
            {
                continue;
            }

            using var document = JsonDocument.Parse(schema.Json, new JsonDocumentOptions { MaxDepth = 1_000 });
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("enum", out var values) && values.ValueKind == JsonValueKind.Array)
            {
                foreach (var value in values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String))
                {
                    yield return value.GetString()!;
                }
            }
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            writer.WriteString(name, text.AsSpan(0, Math.Min(text.Length, LongestText)));
        }
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }
}
