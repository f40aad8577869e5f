using System.ComponentModel;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Reads one result into its declared type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResultReader
{
    private readonly string tool;
    private readonly JsonElement root;

    internal ResultReader(string tool, JsonElement root)
    {
        this.tool = tool;
        this.root = root;
    }

    /// <summary>Reads a property that must be there.</summary>
    /// <exception cref="ToolException">It is not, or does not fit.</exception>
    public T Required<T>(JsonElement owner, string name, ValueReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? read(this, value) : throw Missing(owner, name);
    }

    /// <summary>Fails unless an object stands here.</summary>
    /// <exception cref="ToolException">Something else does.</exception>
    public void ExpectObject(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Misfit("an object", value);
        }
    }

    /// <summary>Reads the property that says which of several objects this is.</summary>
    /// <exception cref="ToolException">This is no object, or has no such text.</exception>
    public string Discriminator(JsonElement value, string name)
    {
        ExpectObject(value);
        return Required(value, name, ReadValue.String);
    }

    /// <summary>Fails because that property has a value that stands for none of the objects.</summary>
    /// <exception cref="ToolException">Always.</exception>
    public T NoCase<T>(JsonElement value, string name) => throw Misfit("one of the declared values", value.GetProperty(name));

    internal ToolException Misfit(string expected, JsonElement found) =>
        Misfit($"{JsonPath.Find(root, found)}: expected {expected}, found {JsonWords.Describe(found)}");

    private ToolException Missing(JsonElement owner, string name) =>
        Misfit($"{new PathStep(name, 0).AppendTo(JsonPath.Find(root, owner))}: {JsonWords.Missing(owner)}");

    private ToolException Misfit(string words) => new(
        tool,
        "ToolError",
        $"The result of {tool} does not fit the type that the tool declares: {words}. What it sent is the ToolException's Content, a Json.",
        retryable: false,
        retryAfter: null,
        statusCode: null,
        content: new Json(root));
}
