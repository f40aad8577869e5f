using System.Text.Json;

namespace CodeModeRoslyn.Tools.Learning;

/// <summary>Writes what was learned as JSON Schema. What is uncertain is optional.</summary>
internal static class LearnedSchema
{
    /// <summary>A property that was in each of so many objects is taken to be always there.</summary>
    private const int EnoughObjects = 3;

    private const LearnedKinds Numbers = LearnedKinds.Integer | LearnedKinds.Number;

    /// <summary>The schema; null when there is nothing in it that an untyped value would not say as well.</summary>
    public static JsonElement? Of(LearnedShape shape)
    {
        var isTelling = shape.Kinds switch
        {
            LearnedKinds.Object => shape.Members.Count > 0,
            LearnedKinds.Array => shape.Items is { Kinds: LearnedKinds.Object, Members.Count: > 0 },
            _ => false,
        };
        if (!isTelling)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            Write(writer, shape);
        }

        return JsonElement.Parse(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, LearnedShape shape)
    {
        writer.WriteStartObject();
        var kinds = shape.Kinds & ~LearnedKinds.Null;
        var type = kinds switch
        {
            LearnedKinds.Boolean => "boolean",
            LearnedKinds.Integer => "integer",
            LearnedKinds.Number or Numbers => "number",
            LearnedKinds.String => "string",
            LearnedKinds.Array => "array",
            LearnedKinds.Object => "object",
            _ => null,
        };
        if (type is not null)
        {
            writer.WriteStartArray("type");
            writer.WriteStringValue(type);
            if (shape.Kinds.HasFlag(LearnedKinds.Null))
            {
                writer.WriteStringValue("null");
            }

            writer.WriteEndArray();
        }

        if (type == "array" && shape.Items is { } items)
        {
            writer.WritePropertyName("items");
            Write(writer, items);
        }

        if (type == "object")
        {
            WriteObject(writer, shape);
        }

        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, LearnedShape shape)
    {
        if (shape.Values is { } values)
        {
            writer.WritePropertyName("additionalProperties");
            Write(writer, values);
            return;
        }

        writer.WriteStartObject("properties");
        foreach (var member in shape.Members)
        {
            writer.WritePropertyName(member.Name);
            Write(writer, member.Shape);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("required");
        foreach (var member in shape.Members.Where(member => member.Seen >= EnoughObjects && member.Seen == shape.Objects))
        {
            writer.WriteStringValue(member.Name);
        }

        writer.WriteEndArray();
    }
}
