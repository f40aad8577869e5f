using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Reads one result into its declared type, and knows where it is while it does.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResultReader
{
    private readonly string tool;
    private readonly JsonElement root;
    private readonly List<PathStep> path = [];

    internal ResultReader(string tool, JsonElement root)
    {
        this.tool = tool;
        this.root = root;
    }

    /// <summary>Reads a property that must be there.</summary>
    /// <exception cref="ToolException">It is not, or does not fit.</exception>
    public T Required<T>(JsonElement owner, string name, ValueReader<T> read)
    {
        Enter(name);
        if (!owner.TryGetProperty(name, out var value))
        {
            throw Misfit(JsonWords.Missing(owner));
        }

        var result = read(this, value);
        Leave();
        return result;
    }

    /// <summary>Reads a property that may be missing or null.</summary>
    public T? Optional<T>(JsonElement owner, string name, ValueReader<T> read)
        where T : class =>
        owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Present(name, value, read) : null;

    /// <summary>Reads a property that may be missing or null.</summary>
    public T? OptionalValue<T>(JsonElement owner, string name, ValueReader<T> read)
        where T : struct =>
        owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Present(name, value, read) : null;

    /// <summary>Fails unless an object stands here.</summary>
    /// <exception cref="ToolException">Something else does.</exception>
    public void ExpectObject(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Misfit("an object", value);
        }
    }

    internal void Enter(string name) => path.Add(new PathStep(name, 0));

    internal void Enter(int index) => path.Add(new PathStep(null, index));

    internal void Leave() => path.RemoveAt(path.Count - 1);

    internal ToolException Misfit(string expected, JsonElement found) =>
        Misfit($"expected {expected}, found {JsonWords.Describe(found)}");

    private ToolException Misfit(string words)
    {
        var where = path.Aggregate(new StringBuilder("$"), (text, step) => step.AppendTo(text));
        return new ToolException(
            tool,
            "ToolError",
            $"The result of {tool} does not fit the type that the tool declares: {where}: {words}. What it sent is in Content.",
            retryable: false,
            retryAfter: null,
            statusCode: null,
            content: new Json(root));
    }

    private T Present<T>(string name, JsonElement value, ValueReader<T> read)
    {
        Enter(name);
        var result = read(this, value);
        Leave();
        return result;
    }
}
