using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Server.DirectTools;

/// <summary>Copies an upstream's schemas for clients of ours: whole in themselves, of bounded length, and an object's.</summary>
internal static class SchemaCopy
{
    private const int MostBytes = 64 << 10;
    private const int MostDepth = 50;
    private const string Definitions = "#/$defs/";
    private const string Header = "x-mcp-header";

    private static readonly JsonElement AnyObject = JsonElement.Parse("""{"type":"object"}""");

    /// <summary>The schema of a tool's arguments. What cannot be shown says that there is an object; arguments are checked against the upstream's own.</summary>
    public static JsonElement OfInput(ToolDescriptor tool)
    {
        if (Copy(tool.InputSchema, tool.SchemaRoot) is not { } copy)
        {
            return AnyObject;
        }

        copy["type"] ??= "object";
        StripHeaders(copy);
        return IsObject(copy) ? Bounded(copy) ?? AnyObject : AnyObject;
    }

    /// <summary>
    /// The schema of its results; null where there is none to show. Those of HTTP operations are left out: services answer otherwise than
    /// their documents say, and a client would take such an answer for a fault of this server's.
    /// </summary>
    public static JsonElement? OfOutput(ToolDescriptor tool) =>
        tool.Endpoint is null && tool.OutputSchema is { } schema && Copy(schema, root: null) is { } copy && IsObject(copy) ? Bounded(copy) : null;

    // Revisions before 2026-07-28 know no schema of anything else, and their clients would lose the whole list for it.
    private static bool IsObject(JsonObject schema) => schema["type"] is JsonValue type && type.TryGetValue(out string? kind) && kind == "object";

    private static JsonObject? Copy(JsonElement schema, SchemaRoot? root)
    {
        if (schema.ValueKind is not JsonValueKind.Object || schema.GetRawText().Length > MostBytes)
        {
            return null;
        }

        var copy = JsonObject.Create(schema)!.DeepClone().AsObject();
        return root is null || AddDefinitions(copy, root.Element) ? copy : null;
    }

    /// <summary>Brings what references point to along. False when that is too much.</summary>
    private static bool AddDefinitions(JsonObject copy, JsonElement root)
    {
        if (!root.TryGetProperty("$defs", out var known) || known.ValueKind is not JsonValueKind.Object)
        {
            return true;
        }

        var definitions = new JsonObject();
        var left = MostBytes;
        var waiting = new Queue<JsonNode>([copy]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var name in References(next).Where(name => !definitions.ContainsKey(name)).ToList())
            {
                if (!definitions.ContainsKey(name) && known.TryGetProperty(name, out var definition) && definition.ValueKind is JsonValueKind.Object)
                {
                    if ((left -= definition.GetRawText().Length) < 0)
                    {
                        return false;
                    }

                    definitions[name] = JsonObject.Create(definition)!.DeepClone();
                    waiting.Enqueue(definitions[name]!);
                }
            }
        }

        if (definitions.Count > 0)
        {
            copy["$defs"] = definitions;
        }

        return true;
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member.Key == "$ref" && member.Value is JsonValue value && value.TryGetValue(out string? target) && target.StartsWith(Definitions, StringComparison.Ordinal)
                ? [Uri.UnescapeDataString(target[Definitions.Length..].Split('/')[0]).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]
                : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    // They are about the way to the upstream, where its connection makes them anew. An upstream has no say in what goes through our door in the clear.
    private static void StripHeaders(JsonObject schema)
    {
        schema.Remove(Header);
        foreach (var property in schema["properties"] is JsonObject properties ? properties.Select(member => member.Value).OfType<JsonObject>().ToList() : [])
        {
            StripHeaders(property);
        }
    }

    private static JsonElement? Bounded(JsonObject schema)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            schema.WriteTo(writer);
        }

        try
        {
            return bytes.WrittenCount <= 2 * MostBytes ? JsonElement.Parse(bytes.WrittenSpan, new JsonDocumentOptions { MaxDepth = MostDepth }) : null;
        }
        catch (JsonException)
        {
            // Too deep for what writes our messages.
            return null;
        }
    }
}
