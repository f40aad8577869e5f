using System.Text.Json;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Follows <c>$ref</c> within one schema. Whatever points elsewhere is not followed: nothing is ever fetched.</summary>
/// <param name="root">The schema.</param>
internal sealed class SchemaReferences(JsonElement root)
{
    /// <summary>The longest chain of references, and the deepest nesting of what has to be seen together.</summary>
    public const int MostHops = 32;

    /// <summary>Resolves the reference of a schema.</summary>
    public bool TryResolve(JsonElement schema, out JsonElement target)
    {
        target = default;
        return JsonText.Of(schema, "$ref") is { } pointer && TryFind(pointer, out target);
    }

    private bool TryFind(string pointer, out JsonElement target)
    {
        target = root;
        if (pointer == "#")
        {
            return true;
        }

        if (!pointer.StartsWith("#/", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var part in Uri.UnescapeDataString(pointer[2..]).Split('/'))
        {
            if (!TryStep(target, part.Replace("~1", "/").Replace("~0", "~"), out target))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryStep(JsonElement from, string part, out JsonElement to)
    {
        to = default;
        if (from.ValueKind == JsonValueKind.Array)
        {
            if (!int.TryParse(part, out var index) || index < 0 || index >= from.GetArrayLength())
            {
                return false;
            }

            to = from[index];
            return true;
        }

        return from.ValueKind == JsonValueKind.Object && from.TryGetProperty(part, out to);
    }
}
