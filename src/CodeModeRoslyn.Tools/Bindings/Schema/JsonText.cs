using System.Text.Json;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Takes text out of upstreams' JSON. Half a surrogate pair is valid there, and no string: the framework throws.</summary>
internal static class JsonText
{
    public static string? NameOf(JsonProperty property)
    {
        try
        {
            // A name with half a pair in it is found out by asking for it.
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // The callers leave such a member out.
            return null;
        }
    }

    public static string? Of(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // As above.
            return null;
        }
    }

    public static string? Of(JsonElement owner, string name) => owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? Of(value) : null;
}
