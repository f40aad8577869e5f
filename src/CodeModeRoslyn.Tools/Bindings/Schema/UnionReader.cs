using System.Collections.Immutable;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Finds the property whose value tells the branches of a <c>oneOf</c> or <c>anyOf</c> apart.</summary>
/// <param name="references">For branches that are named elsewhere.</param>
internal sealed class UnionReader(SchemaReferences references)
{
    private const int MostBranches = 100;

    /// <summary>The property, and the values that stand for each branch; null when nothing tells them apart.</summary>
    public (string Property, ImmutableArray<ImmutableArray<string>> Values)? Find(JsonElement schema, IReadOnlyList<JsonElement> branches)
    {
        if (branches.Count is < 2 or > MostBranches)
        {
            return null;
        }

        var facets = branches.Select(branch => ObjectFacets.Of(branch, references)).OfType<ObjectFacets>().Where(one => one is { HasMoreInBranches: false, Properties.Count: > 0 and <= SchemaReader.MaxProperties }).ToList();
        if (facets.Count < branches.Count)
        {
            return null;
        }

        return Declared(schema, branches, facets) ?? facets[0].Properties
            .Where(property => !ValuesOf(facets[0], property.Name).IsEmpty)
            .Select(property => (property.Name, Values: facets.Select(one => ValuesOf(one, property.Name)).ToImmutableArray()))
            .Where(property => AreDistinct(property.Values))
            .Select(property => ((string, ImmutableArray<ImmutableArray<string>>)?)property)
            .FirstOrDefault();
    }

    // OpenAPI names the property, and says what its values stand for where those are not the schemas' own names.
    private static (string, ImmutableArray<ImmutableArray<string>>)? Declared(JsonElement schema, IReadOnlyList<JsonElement> branches, List<ObjectFacets> facets)
    {
        if (!schema.TryGetProperty("discriminator", out var discriminator) || discriminator.ValueKind != JsonValueKind.Object
            || JsonText.Of(discriminator, "propertyName") is not { } property
            || facets.Any(one => one.Properties.All(known => known.Name != property)))
        {
            return null;
        }

        var mapping = discriminator.TryGetProperty("mapping", out var listed) && listed.ValueKind == JsonValueKind.Object
            ? listed.EnumerateObject().Where(entry => JsonText.NameOf(entry) is not null).ToLookup(entry => LastName(JsonText.Of(entry.Value)), entry => entry.Name)
            : null;
        var values = branches.Select((branch, i) =>
            LastName(JsonText.Of(branch, "$ref")) is { } name
                ? mapping?[name].ToImmutableArray() is { IsEmpty: false } mapped ? mapped
                    : ValuesOf(facets[i], property) is { IsEmpty: false } own ? own
                    : ImmutableArray.Create(name)
                : ValuesOf(facets[i], property)).ToImmutableArray();
        return AreDistinct(values) ? (property, values) : null;
    }

    private static string? LastName(string? reference) => reference?[(reference.LastIndexOf('/') + 1)..];

    private static ImmutableArray<string> ValuesOf(ObjectFacets facets, string property) =>
        facets.Required.Contains(property) && facets.Properties.FirstOrDefault(one => one.Name == property).Schema is { ValueKind: JsonValueKind.Object } schema
            ? SchemaValues.Texts(schema)
            : [];

    private static bool AreDistinct(ImmutableArray<ImmutableArray<string>> values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return values.All(one => !one.IsEmpty && one.All(seen.Add));
    }
}
