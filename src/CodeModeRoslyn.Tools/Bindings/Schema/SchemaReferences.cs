using System.Text.Json;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>
/// Follows <c>$ref</c> within one schema, by pointer, by anchor, and to parts that have an id. Whatever points elsewhere is not
/// followed: nothing is ever fetched.
/// </summary>
/// <param name="root">The schema.</param>
internal sealed class SchemaReferences(JsonElement root)
{
    /// <summary>The longest chain of references, and the deepest nesting of what has to be seen together.</summary>
    public const int MostHops = 32;

    private const int MostNamedParts = 50_000;
    private const int MostNames = 2_000;
    private const int LongestId = 1_000;

    private readonly Lazy<Dictionary<string, JsonElement>> named = new(() => Named(root));

    /// <summary>Resolves the reference of a schema.</summary>
    public bool TryResolve(JsonElement schema, out JsonElement target)
    {
        target = default;
        return JsonText.Of(schema, "$ref") is { } pointer && TryFind(pointer, out target);
    }

    public bool TryFind(string pointer, out JsonElement target)
    {
        target = root;
        if (pointer == "#")
        {
            return true;
        }

        if (!pointer.StartsWith("#/", StringComparison.Ordinal))
        {
            return TryFindNamed(pointer, out target);
        }

        return TryFollow(pointer[2..], ref target);
    }

    private static bool TryFollow(string pointer, ref JsonElement target)
    {
        foreach (var part in pointer.Split('/'))
        {
            if (!TryStep(target, Uri.UnescapeDataString(part).Replace("~1", "/").Replace("~0", "~"), out target))
            {
                return false;
            }
        }

        return true;
    }

    // A part's own id may be relative to that of the whole, and a reference to either.
    private bool TryFindNamed(string name, out JsonElement target)
    {
        var hash = name.IndexOf("#/", StringComparison.Ordinal);
        var (document, pointer) = hash < 0 ? (name, "") : (name[..hash], name[(hash + 2)..]);
        return (named.Value.TryGetValue(document, out target) || named.Value.TryGetValue(Absolute(OriginOf(root), document.TrimEnd('#')), out target))
            && (pointer.Length == 0 || TryFollow(pointer, ref target));
    }

    private static Dictionary<string, JsonElement> Named(JsonElement root)
    {
        var named = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var origin = OriginOf(root);
        var waiting = new Stack<JsonElement>([root]);
        for (var left = MostNamedParts; left > 0 && waiting.TryPop(out var part); left--)
        {
            if (part.ValueKind == JsonValueKind.Array)
            {
                part.EnumerateArray().ToList().ForEach(waiting.Push);
            }
            else if (part.ValueKind == JsonValueKind.Object)
            {
                if ((JsonText.Of(part, "$id") ?? JsonText.Of(part, "id")) is { Length: <= LongestId } id && named.Count < MostNames)
                {
                    named.TryAdd(id, part);
                    named.TryAdd(Absolute(origin, id), part);
                }

                if ((JsonText.Of(part, "$anchor") ?? JsonText.Of(part, "$dynamicAnchor")) is { Length: <= LongestId } anchor && named.Count < MostNames)
                {
                    named.TryAdd("#" + anchor, part);
                }

                part.EnumerateObject().ToList().ForEach(member => waiting.Push(member.Value));
            }
        }

        return named;
    }

    private static Uri? OriginOf(JsonElement root) =>
        (JsonText.Of(root, "$id") ?? JsonText.Of(root, "id")) is { Length: <= LongestId } id && Uri.TryCreate(id, UriKind.Absolute, out var origin) ? origin : null;

    private static string Absolute(Uri? origin, string id) =>
        origin is not null && id.Length <= LongestId && Uri.TryCreate(origin, id, out var absolute) ? absolute.ToString() : id;

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
