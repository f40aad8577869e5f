using System.Text.Json;

namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>What references in the schemas of several tools point into, so that what they share is read once.</summary>
/// <param name="element">The JSON.</param>
public sealed class SchemaRoot(JsonElement element)
{
    public JsonElement Element { get; } = element;
}
