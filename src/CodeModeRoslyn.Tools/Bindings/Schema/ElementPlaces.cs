using System.Runtime.InteropServices;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Tells parts of one JSON value apart by where they stand in its text, however they are come by.</summary>
/// <param name="root">The whole.</param>
internal sealed class ElementPlaces(JsonElement root)
{
    private int elsewhere = -1;

    /// <summary>A number that no other part has. What is no part of the whole gets a new one each time.</summary>
    public int Of(JsonElement part) =>
        JsonMarshal.GetRawUtf8Value(root).Overlaps(JsonMarshal.GetRawUtf8Value(part), out var place) ? place : elsewhere--;
}
