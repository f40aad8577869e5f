using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Reads a tool's two schemas into the shape of a method. What several tools share is read once, and is one record.</summary>
internal sealed class ToolShapeReader
{
    private const int MaxParameters = 200;

    private readonly Dictionary<SchemaRoot, SchemaReader> shared = [];

    public ToolShape Read(ToolDescriptor tool, SchemaDetail detail)
    {
        var (result, isWrapped) = ReadResult(tool, detail);
        var reader = Reader(tool, tool.InputSchema);
        var facets = detail == SchemaDetail.None ? null : reader.Facets(tool.InputSchema);
        if (facets is null || facets.Properties.Count > MaxParameters)
        {
            return new ToolShape([], Rest([]), SpeaksOfRest: true, result, isWrapped);
        }

        var parameters = ReadParameters(reader, facets, detail);
        var speaksOfRest = SpeaksOfRest(tool.InputSchema, facets);

        // A method of required parameters alone can be named where a delegate is wanted, and one more parameter would end that.
        var takesRest = speaksOfRest || (parameters.Any(parameter => !parameter.IsRequired) && !IsClosed(tool.InputSchema));
        return new ToolShape(parameters, takesRest ? Rest(parameters) : null, speaksOfRest, result, isWrapped);
    }

    private static ImmutableArray<ParameterShape> ReadParameters(SchemaReader reader, ObjectFacets facets, SchemaDetail detail)
    {
        // What is required but never described still has to be sent.
        var known = facets.Properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var all = facets.Properties.Concat(facets.Required.Where(name => !known.Contains(name)).Take(MaxParameters).Select(name => (Name: name, Schema: default(JsonElement)))).ToList();
        var names = NameScope.Assign(all.Select(property => property.Name), Identifier.Camel);
        return
        [
            .. all
                .Where(property => names.ContainsKey(property.Name))
                .Select(property => new ParameterShape(
                    property.Name,
                    names[property.Name],
                    Simplify(reader.Read(property.Schema, property.Name), detail),
                    facets.Required.Contains(property.Name)))
                .OrderBy(parameter => !parameter.IsRequired),
        ];
    }

    private (SchemaType Result, bool IsWrapped) ReadResult(ToolDescriptor tool, SchemaDetail detail)
    {
        var hint = tool.Name + " result";
        if (tool is { OutputSchema: null, LearnedOutput: { } learned } && detail == SchemaDetail.Full)
        {
            return (LearnedResult.Read(learned, hint), false);
        }

        if (tool.OutputSchema is not { } schema || detail >= SchemaDetail.Flat)
        {
            return (SchemaType.Any, false);
        }

        var reader = Reader(tool, schema);
        if (reader.Facets(schema) is { Properties: [("result", var inner)], HasMoreInBranches: false } facets && facets.Required.Contains("result"))
        {
            return (Cut(reader.Read(inner, hint), detail), true);
        }

        return (AtRoot(Cut(reader.Read(schema, hint), detail)), false);
    }

    private static SchemaType Cut(SchemaType type, SchemaDetail detail) => detail switch
    {
        SchemaDetail.Full => type,
        SchemaDetail.Nested => ShapeCut.Below(type, 2),
        _ => ShapeCut.Below(type, 1),
    };

    // A record remembers how its parts were spelt. What stands alone has nothing but its type to keep it exactly.
    private static SchemaType AtRoot(SchemaType type) => type.Kind switch
    {
        SchemaKind.Number => type with { Kind = SchemaKind.Decimal },
        SchemaKind.Moment => type with { Kind = SchemaKind.String },
        _ => type,
    };

    private SchemaReader Reader(ToolDescriptor tool, JsonElement schema)
    {
        if (tool.SchemaRoot is not { } root)
        {
            return new SchemaReader(schema);
        }

        if (!shared.TryGetValue(root, out var reader))
        {
            shared[root] = reader = new SchemaReader(root.Element);
        }

        return reader;
    }

    private static bool SpeaksOfRest(JsonElement schema, ObjectFacets facets) =>
        facets.IsOpen || facets.HasMoreInBranches || (facets.Properties.Count == 0 && !schema.TryGetProperty("properties", out _));

    private static bool IsClosed(JsonElement schema) =>
        schema.TryGetProperty("additionalProperties", out var rest) && rest.ValueKind == JsonValueKind.False;

    private static SchemaType Simplify(SchemaType type, SchemaDetail detail) =>
        detail < SchemaDetail.Flat || type.Kind is not (SchemaKind.Object or SchemaKind.Union or SchemaKind.List or SchemaKind.Map)
            ? type
            : SchemaType.Any with { Description = type.Description };

    private static string Rest(IEnumerable<ParameterShape> parameters)
    {
        var taken = parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var name = taken.Count == 0 ? "arguments" : "moreArguments";
        while (taken.Contains(name))
        {
            name += "_";
        }

        return name;
    }
}
