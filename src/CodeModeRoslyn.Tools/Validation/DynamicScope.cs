using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>
/// Resolves <c>$dynamicRef</c> and <c>$recursiveRef</c>: to the outermost schema on the way here that has the same dynamic anchor.
/// </summary>
internal sealed class DynamicScope
{
    private readonly JsonElement root;
    private readonly List<JsonElement> resources = [];

    public DynamicScope(JsonElement root)
    {
        this.root = root;
        resources.Add(root);
    }

    /// <summary>Goes into a schema.</summary>
    /// <returns>Whether it has an id, and is to be left again.</returns>
    public bool Enter(JsonElement schema)
    {
        if (!schema.TryGetProperty("$id", out _))
        {
            return false;
        }

        resources.Add(schema);
        return true;
    }

    public void Leave(bool entered)
    {
        if (entered)
        {
            resources.RemoveAt(resources.Count - 1);
        }
    }

    /// <summary>What the dynamic reference of a schema means here; null when it has none, or it leads nowhere.</summary>
    public JsonElement? Resolve(JsonElement schema, SchemaReferences references)
    {
        if (schema.TryGetProperty("$recursiveRef", out _))
        {
            var outermost = resources.FirstOrDefault(resource => SchemaEvaluation.Member(resource, "$recursiveAnchor").ValueKind == JsonValueKind.True);
            return outermost.ValueKind == JsonValueKind.Object ? outermost : root;
        }

        if (JsonText.Of(schema, "$dynamicRef") is not { } reference || !references.TryFind(reference, out var target))
        {
            return null;
        }

        return JsonText.Of(target, "$dynamicAnchor") is { } anchor && reference.EndsWith('#' + anchor, StringComparison.Ordinal)
            ? resources.Select(resource => Anchored(resource, anchor)).FirstOrDefault(found => found is not null) ?? target
            : target;
    }

    // Anchors stand where such schemas keep their parts.
    private static JsonElement? Anchored(JsonElement resource, string anchor)
    {
        if (resource.ValueKind == JsonValueKind.Object && JsonText.Of(resource, "$dynamicAnchor") == anchor)
        {
            return resource;
        }

        var parts = resource.ValueKind == JsonValueKind.Object && resource.TryGetProperty("$defs", out var defs) && defs.ValueKind == JsonValueKind.Object
            ? defs.EnumerateObject().Select(part => part.Value)
            : [];
        var found = parts.FirstOrDefault(part => part.ValueKind == JsonValueKind.Object && !part.TryGetProperty("$id", out _) && JsonText.Of(part, "$dynamicAnchor") == anchor);
        return found.ValueKind == JsonValueKind.Object ? found : null;
    }
}
