using System.Text.Json;
using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Schemas;

/// <summary>The named schemas of a document, each written once however many operations use it.</summary>
/// <param name="schemas">By name.</param>
internal sealed class Definitions(IDictionary<string, IOpenApiSchema> schemas)
{
    // What is further away is not shown to anybody: a schema that is not there is a value of any kind.
    private const int MostSteps = 6;

    // In documents where everything refers to everything; nearer ones come first.
    private const int Characters = 100_000;
    private const int CharactersPerOperation = 20_000;
    private const int MostCharacters = 4_000_000;

    private readonly Dictionary<string, SchemaText?> texts = new(StringComparer.Ordinal);

    /// <summary>Writes the schemas that others refer to, directly or not, as the members of an object.</summary>
    /// <param name="writer">Stands inside of the object.</param>
    /// <param name="references">Names.</param>
    /// <param name="operations">How many operations refer to them.</param>
    public void Write(Utf8JsonWriter writer, IEnumerable<string> references, int operations)
    {
        var most = Math.Min(MostCharacters, Characters + (CharactersPerOperation * operations));
        var written = new HashSet<string>(StringComparer.Ordinal);
        var next = references.ToHashSet(StringComparer.Ordinal);
        var characters = 0;
        for (var step = 0; step < MostSteps && next.Count > 0; step++)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var name in next.Order(StringComparer.Ordinal).Where(written.Add))
            {
                if (Find(name) is { } text && (characters += text.Json.Length) <= most)
                {
                    writer.WritePropertyName(name);
                    writer.WriteRawValue(text.Json);
                    found.UnionWith(text.References);
                }
            }

            found.ExceptWith(written);
            next = found;
        }
    }

    private SchemaText? Find(string name)
    {
        if (!texts.TryGetValue(name, out var text))
        {
            texts[name] = text = schemas.TryGetValue(name, out var schema) ? SchemaText.Of(schema) : null;
        }

        return text;
    }
}
