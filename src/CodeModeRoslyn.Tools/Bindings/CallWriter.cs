using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Rendering;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>Writes calls of a unit's tools in C#, as somebody would who has the arguments at hand.</summary>
public sealed class CallWriter
{
    private readonly UnitSite site;
    private readonly UnitShapes shapes;

    /// <param name="unit">The unit.</param>
    public CallWriter(BindingUnit unit)
    {
        site = new UnitSite(unit);
        (shapes, _) = BindingWriter.Read(unit);
    }

    /// <summary>Writes statements that end with <c>var result = await tools.…;</c>.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="arguments">The arguments, an object.</param>
    /// <exception cref="UnwritableException">The bindings have no words for them.</exception>
    public string Write(string tool, JsonElement arguments)
    {
        if (shapes.Tools.FirstOrDefault(one => one.Tool.Name == tool) is not { Shape: { } shape } found)
        {
            throw new UnwritableException("The tool has no method.");
        }

        var literals = new LiteralText(new TypeText(shapes.Records, isShort: true));
        var given = new List<string>();
        var rest = new List<JsonProperty>();
        foreach (var argument in arguments.EnumerateObject())
        {
            if (shape.Parameters.FirstOrDefault(one => one.JsonName == argument.Name) is { } parameter)
            {
                given.Add($"{parameter.Name}: {literals.Argument(parameter.Type, argument.Value)}");
            }
            else
            {
                rest.Add(argument);
            }
        }

        if (rest.Count > 0)
        {
            given.Add($"{shape.Rest ?? throw new UnwritableException($"There is no argument '{rest[0].Name}'.")}: {LiteralText.Untyped(Whole(rest))}");
        }

        return $"{literals.Variables}var result = await tools.{site.Path}.{found.Method}({string.Join(",\n    ", given)});\n";
    }

    private static JsonElement Whole(List<JsonProperty> members)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            members.ForEach(member => member.WriteTo(writer));
            writer.WriteEndObject();
        }

        return JsonElement.Parse(bytes.ToArray(), new JsonDocumentOptions { MaxDepth = 2_000 });
    }
}
