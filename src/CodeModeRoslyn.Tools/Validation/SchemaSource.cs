using System.Runtime.InteropServices;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>What the schemas of a tool, or of a document's group, have in common.</summary>
/// <param name="root">What references point into, and what says the dialect.</param>
internal sealed class SchemaSource(JsonElement root)
{
    public JsonElement Root { get; } = root;

    public SchemaReferences References { get; } = new(root);

    public SchemaDialect Dialect { get; } = SchemaDialect.Of(root);

    /// <summary>Whether some keyword asks what others have looked at.</summary>
    public bool Tracks { get; } = JsonMarshal.GetRawUtf8Value(root).IndexOf("\"unevaluated"u8) >= 0;
}
