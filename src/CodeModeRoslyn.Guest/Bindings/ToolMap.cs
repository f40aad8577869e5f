using System.Collections.ObjectModel;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>An object whose property names are data, as it was read.</summary>
internal sealed class ToolMap<T>(Dictionary<string, T> entries, JsonElement source) : ReadOnlyDictionary<string, T>(entries), IJsonSource
{
    public JsonElement Source => source;
}
