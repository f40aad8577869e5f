using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Naming;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>
/// Reads one JSON Schema as far as it maps to C# without loss. What it does not understand becomes
/// <see cref="SchemaKind.Any"/>: an untyped value is a nuisance, a wrongly typed one a broken call.
/// </summary>
/// <param name="root">What references point into.</param>
internal sealed class SchemaReader(JsonElement root)
{
    private const int MaxDepth = 64;
    private const int MaxNodes = 5_000;
    internal const int MaxProperties = 300;
    private const int LongestTitle = 60;

    private static readonly string[] TypeKeywords =
        ["type", "$ref", "properties", "items", "enum", "const", "anyOf", "oneOf", "allOf", "additionalProperties", "$dynamicRef", "$recursiveRef"];

    private readonly SchemaReferences references = new(root);
    private readonly ElementPlaces places = new(root);
    private readonly Dictionary<int, SchemaType> known = [];
    private readonly HashSet<UnionShape> abandoned = [];
    private HashSet<int> open = [];
    private int nodes;

    /// <summary>Whether a schema says anything about the type.</summary>
    public static bool SaysType(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && TypeKeywords.Any(keyword => schema.TryGetProperty(keyword, out _));

    /// <summary>The properties of a schema and those of its <c>allOf</c>; null when it is no plain object.</summary>
    public ObjectFacets? Facets(JsonElement schema) => ObjectFacets.Of(schema, references);

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">It, or a part of it.</param>
    /// <param name="hint">What a record would be called if nothing in the schema names it.</param>
    public SchemaType Read(JsonElement schema, string hint)
    {
        nodes = 0;
        var type = Read(schema, hint, depth: 0);
        return abandoned.Count == 0 ? type : WithoutAbandoned(type);
    }

    private SchemaType Read(JsonElement schema, string hint, int depth)
    {
        if (++nodes > MaxNodes || depth > MaxDepth || schema.ValueKind != JsonValueKind.Object)
        {
            return SchemaType.Any;
        }

        var type = ReadType(schema, hint, depth);
        return type with
        {
            // Of what is referred to, the thing itself, and not the reference.
            Schema = type.Schema.ValueKind == JsonValueKind.Undefined ? schema : type.Schema,
            Description = JsonText.Of(schema, "description") ?? type.Description,
            Default = schema.TryGetProperty("default", out var value) ? ShortText(value) : type.Default,
            IsDeprecated = type.IsDeprecated || (schema.TryGetProperty("deprecated", out var deprecated) && deprecated.ValueKind == JsonValueKind.True),
            IsReadOnly = type.IsReadOnly || (schema.TryGetProperty("readOnly", out var readOnly) && readOnly.ValueKind == JsonValueKind.True),
            IsNullable = type.IsNullable || (schema.TryGetProperty("nullable", out var nullable) && nullable.ValueKind == JsonValueKind.True),
        };
    }

    private SchemaType ReadType(JsonElement schema, string hint, int depth)
    {
        if (schema.TryGetProperty("$dynamicRef", out _) || schema.TryGetProperty("$recursiveRef", out _))
        {
            return SchemaType.Any;
        }

        if (schema.TryGetProperty("$ref", out _))
        {
            return schema.TryGetProperty("properties", out _) ? ReadObject(schema, hint, depth) : ReadReference(schema, hint, depth);
        }

        if (schema.TryGetProperty("const", out var single))
        {
            return SchemaValues.Read([single]);
        }

        if (schema.TryGetProperty("enum", out var values) && values.ValueKind == JsonValueKind.Array)
        {
            return SchemaValues.Read([.. values.EnumerateArray()]);
        }

        if (!schema.TryGetProperty("properties", out _) && Branches(schema) is { } branches)
        {
            return ReadUnion(schema, branches, hint, depth) ?? ReadBranches(branches, hint, depth);
        }

        // One part that says the type, and others with words or bounds for it.
        if (!schema.TryGetProperty("type", out _) && !schema.TryGetProperty("properties", out _)
            && schema.TryGetProperty("allOf", out var all) && all.ValueKind == JsonValueKind.Array && OnlyTyped(all) is { } typed)
        {
            return Read(typed, hint, depth + 1);
        }

        return ReadByTypes(schema, hint, depth);
    }

    private static JsonElement? OnlyTyped(JsonElement all)
    {
        var typed = all.EnumerateArray().Where(SaysType).Take(2).ToList();
        return typed.Count == 1 && all.EnumerateArray().All(part => part.ValueKind == JsonValueKind.Object) ? typed[0] : null;
    }

    private SchemaType ReadByTypes(JsonElement schema, string hint, int depth)
    {
        var types = Types(schema);
        var isNullable = types.Remove("null");
        var type = types switch
        {
            [] when isNullable => SchemaType.Any,
            [] when schema.TryGetProperty("properties", out _) || schema.TryGetProperty("allOf", out _) => ReadObject(schema, hint, depth),
            ["object"] => ReadObject(schema, hint, depth),
            ["array"] => ReadList(schema, hint, depth),
            ["string"] => new SchemaType(JsonText.Of(schema, "format") switch
            {
                "date-time" => SchemaKind.Moment,
                "date" => SchemaKind.Date,
                _ => SchemaKind.String,
            }),
            ["boolean"] => new SchemaType(SchemaKind.Boolean),
            ["integer"] => new SchemaType(SchemaNumbers.OfInteger(schema)),
            ["number"] => new SchemaType(SchemaNumbers.OfNumber(schema)),
            ["integer", "number"] or ["number", "integer"] => new SchemaType(SchemaKind.Number),
            _ => SchemaType.Any,
        };
        return type with { IsNullable = type.IsNullable || isNullable };
    }

    private SchemaType ReadReference(JsonElement schema, string hint, int depth)
    {
        var pointer = JsonText.Of(schema, "$ref");
        if (pointer is null || !references.TryResolve(schema, out var target))
        {
            return SchemaType.Any;
        }

        // What is being read and is no object (that would be known by now) goes round in a circle.
        var place = places.Of(target);
        if (!known.ContainsKey(place) && !open.Add(place))
        {
            return SchemaType.Any;
        }

        var name = pointer[(pointer.LastIndexOfAny(['/', ':', '#']) + 1)..];
        var type = Read(target, name is "" ? hint : name, depth + 1);
        open.Remove(place);
        return type;
    }

    private SchemaType ReadObject(JsonElement schema, string hint, int depth)
    {
        var place = places.Of(schema);
        if (known.TryGetValue(place, out var before))
        {
            return before;
        }

        var facets = ObjectFacets.Of(schema, references);
        if (facets is null || facets.HasMoreInBranches || facets.Properties.Count > MaxProperties)
        {
            return SchemaType.Any;
        }

        if (facets.Properties.Count == 0)
        {
            return ReadMap(schema, hint, depth);
        }

        var shape = new ObjectShape(TypeName(facets.Title, hint), facets.Description) { OtherName = Identifier.Pascal(hint) };
        var type = new SchemaType(SchemaKind.Object) { Shape = shape };
        known[place] = type;

        // Whatever leads back here finds the type, so it may be gone through again.
        var outside = open;
        open = [];
        var names = PropertyNames.Assign(facets.Properties.Select(property => property.Name));
        var properties = ImmutableArray.CreateBuilder<PropertyShape>();
        foreach (var (name, property) in facets.Properties)
        {
            var propertyType = Read(property, name, depth + 1);
            if (names.TryGetValue(name, out var csharp))
            {
                properties.Add(new PropertyShape(name, csharp, propertyType, facets.Required.Contains(name)));
            }
        }

        shape.Properties = properties.ToImmutable();
        open = outside;
        if (facets.MoreProperties is { } more)
        {
            shape.More = Read(more, Singular.Of(hint), depth + 1);
            shape.MoreName = PropertyNames.Free("MoreProperties", names.Values);
        }

        return type;
    }

    private SchemaType ReadMap(JsonElement schema, string hint, int depth) =>
        schema.TryGetProperty("additionalProperties", out var values) && SaysType(values) && !schema.TryGetProperty("patternProperties", out _)
            ? new SchemaType(SchemaKind.Map) { Item = Read(values, Singular.Of(hint), depth + 1) }
            : SchemaType.Any;

    private SchemaType ReadList(JsonElement schema, string hint, int depth) => new(SchemaKind.List)
    {
        Item = schema.TryGetProperty("items", out var items) && !schema.TryGetProperty("prefixItems", out _)
            ? Read(items, Singular.Of(hint), depth + 1)
            : SchemaType.Any,
    };

    private SchemaType? ReadUnion(JsonElement schema, List<JsonElement> branches, string hint, int depth)
    {
        var place = places.Of(schema);
        if (known.TryGetValue(place, out var before))
        {
            return before;
        }

        var present = branches.Where(branch => !IsNull(branch)).ToList();
        if (new UnionReader(references).Find(schema, present) is not var (property, values))
        {
            return null;
        }

        var union = new UnionShape(TypeName(JsonText.Of(schema, "title"), hint), property);
        var type = new SchemaType(SchemaKind.Union) { Union = union, IsNullable = present.Count < branches.Count };
        known[place] = type;
        var cases = ImmutableArray.CreateBuilder<(string, ObjectShape)>();
        for (var i = 0; i < present.Count; i++)
        {
            if (Read(present[i], $"{values[i][0]} {hint}", depth + 1) is not { Shape: { } shape, IsNullable: false })
            {
                abandoned.Add(union);
                known.Remove(place);
                return null;
            }

            cases.AddRange(values[i].Select(value => (value, shape)));
        }

        union.Cases = cases.ToImmutable();
        return type;
    }

    // Parts of a union may refer to it before it turns out that it is none.
    private SchemaType WithoutAbandoned(SchemaType type)
    {
        foreach (var shape in ShapeWalk.Of(type).Shapes)
        {
            shape.Properties = [.. shape.Properties.Select(property => property with { Type = Replace(property.Type) })];
            shape.More = shape.More is { } more ? Replace(more) : null;
        }

        return Replace(type);
    }

    private SchemaType Replace(SchemaType type) =>
        type.Union is { } union && abandoned.Contains(union) ? SchemaType.Any with { Description = type.Description }
        : type.Item is { } item ? type with { Item = Replace(item) }
        : type;

    private SchemaType ReadBranches(List<JsonElement> branches, string hint, int depth)
    {
        var present = branches.Where(branch => !IsNull(branch)).ToList();
        var isNullable = present.Count < branches.Count;
        var types = present.Select(branch => Read(branch, hint, depth + 1)).Take(MaxNodes).ToList();
        isNullable |= types.Any(type => type.IsNullable);
        var type = types switch
        {
            [var only] => only,
            [] => SchemaType.Any,
            _ when types.All(one => one.Kind == SchemaKind.String) => new SchemaType(SchemaKind.String)
            {
                // An open enumeration (these values, or any text) has no list to check against.
                Values = types.Any(one => one.Values.IsEmpty) ? [] : [.. types.SelectMany(one => one.Values).Distinct()],
            },
            _ when types.All(one => one.Kind == types[0].Kind) && types[0].IsValue => new SchemaType(types[0].Kind),
            _ when types.All(one => one.Kind is SchemaKind.Integer or SchemaKind.Number) => new SchemaType(SchemaKind.Number),
            _ => SchemaType.Any,
        };
        return type with { IsNullable = isNullable };
    }

    private static List<JsonElement>? Branches(JsonElement schema) =>
        (schema.TryGetProperty("anyOf", out var branches) || schema.TryGetProperty("oneOf", out branches)) && branches.ValueKind == JsonValueKind.Array
            ? [.. branches.EnumerateArray()]
            : null;

    private static bool IsNull(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && (JsonText.Of(schema, "type") == "null" || (schema.TryGetProperty("const", out var single) && single.ValueKind == JsonValueKind.Null));

    private static List<string> Types(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return [];
        }

        return type.ValueKind == JsonValueKind.Array
            ? [.. type.EnumerateArray().Select(one => JsonText.Of(one) ?? "?")]
            : [JsonText.Of(type) ?? "?"];
    }

    private static string TypeName(string? title, string hint) =>
        Identifier.Pascal(title is { Length: > 0 and <= LongestTitle } && char.IsLetter(title[0]) ? title : hint);

    private static string? ShortText(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? null : value.GetRawText();
}
