using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>
/// Finds where a part stands in a JSON value, by the place of its text: so nothing has to be remembered while values are read,
/// which nearly always goes well.
/// </summary>
internal static class JsonPath
{
    /// <param name="root">The whole.</param>
    /// <param name="part">A part of it.</param>
    /// <returns>A path such as <c>$.items[3].id</c>.</returns>
    public static StringBuilder Find(JsonElement root, JsonElement part)
    {
        var path = new StringBuilder("$");
        var at = JsonMarshal.GetRawUtf8Value(part);
        while (!IsSame(JsonMarshal.GetRawUtf8Value(root), at) && Step(root, at) is var (next, step))
        {
            step.AppendTo(path);
            root = next;
        }

        return path;
    }

    private static (JsonElement Next, PathStep Step)? Step(JsonElement owner, ReadOnlySpan<byte> at)
    {
        switch (owner.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in owner.EnumerateObject())
                {
                    if (JsonMarshal.GetRawUtf8Value(property.Value).Overlaps(at))
                    {
                        return (property.Value, new PathStep(Json.NameOf(property), 0));
                    }
                }

                return null;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in owner.EnumerateArray())
                {
                    if (JsonMarshal.GetRawUtf8Value(item).Overlaps(at))
                    {
                        return (item, new PathStep(null, index));
                    }

                    index++;
                }

                return null;
            default:
                return null;
        }
    }

    private static bool IsSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        one.Overlaps(other, out var offset) && offset == 0 && one.Length == other.Length;
}
