using System.ComponentModel;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>The arguments of one call while they are being written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ArgumentsWriter
{
    /// <summary>The most characters of JSON that one call takes along; as UTF-8 they fit a frame in any script.</summary>
    internal const int MaxCharacters = 4 << 20;

    private readonly JsonOutput output = JsonOutput.Refusing(MaxCharacters);
    private readonly string tool;

    /// <summary>Begins the arguments.</summary>
    /// <param name="tool">The tool's id.</param>
    public ArgumentsWriter(string tool)
    {
        this.tool = tool;
        output.TryBeginObject();
    }

    /// <summary>Adds an argument that must not be null.</summary>
    /// <exception cref="ToolException">It is, or cannot be written as JSON.</exception>
    public void Add<T>(string name, T value, ValueWriter<T> write)
    {
        if (value is null)
        {
            throw Invalid($"The argument {name} of {tool} is null, but it is required.");
        }

        AddOrNull(name, value, write);
    }

    /// <summary>Adds an argument that is sent as null when it is null.</summary>
    /// <exception cref="ToolException">It cannot be written as JSON.</exception>
    public void AddOrNull<T>(string name, T value, ValueWriter<T> write)
    {
        try
        {
            output.Name(name);
            write(output, value);
        }
        catch (Exception failure) when (failure is JsonOutputException or InvalidOperationException)
        {
            throw Invalid($"The argument {name} of {tool}: {failure.Message}");
        }
    }

    /// <summary>Adds an argument unless it is null.</summary>
    /// <exception cref="ToolException">It cannot be written as JSON.</exception>
    public void AddOptional<T>(string name, T? value, ValueWriter<T> write)
        where T : class
    {
        if (value is not (null or Json { Exists: false }))
        {
            AddOrNull(name, value, write);
        }
    }

    /// <summary>Adds an argument unless it is null.</summary>
    /// <exception cref="ToolException">It cannot be written as JSON.</exception>
    public void AddOptionalValue<T>(string name, T? value, ValueWriter<T> write)
        where T : struct
    {
        if (value is { } present)
        {
            AddOrNull(name, present, write);
        }
    }

    /// <summary>Adds an argument unless it is left out; null is sent as null when a script writes it.</summary>
    /// <param name="name">The upstream's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="given">What the script has written in its place; null when it has left it out.</param>
    /// <exception cref="ToolException">It cannot be written as JSON.</exception>
    public void AddGiven<T>(string name, T value, ValueWriter<T> write, string? given)
    {
        if (value is not Json { Exists: false } && (value is not null || given is not null))
        {
            AddOrNull(name, value, write);
        }
    }

    /// <summary>Adds the properties of an object as arguments.</summary>
    /// <param name="arguments">An anonymous object, a dictionary, a <see cref="Json"/>; null adds nothing.</param>
    /// <exception cref="ToolException">It is no object, or cannot be written as JSON.</exception>
    public void AddMembers(object? arguments)
    {
        if (arguments is null)
        {
            return;
        }

        JsonElement value;
        try
        {
            value = Json.From(arguments).AsElement();
        }
        catch (InvalidOperationException failure)
        {
            throw Invalid($"The arguments of {tool}: {failure.Message}");
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Invalid($"The arguments of {tool} are {JsonWords.Describe(value)}; give an object such as new {{ name = 1 }}.");
        }

        try
        {
            foreach (var property in value.EnumerateObject())
            {
                output.Member(property);
            }
        }
        catch (JsonOutputException failure)
        {
            throw Invalid($"The arguments of {tool}: {failure.Message}");
        }
    }

    internal ReadOnlyMemory<byte> Finish()
    {
        output.EndObject();
        return output.ToUtf8();
    }

    private ToolException Invalid(string message) =>
        new(tool, "InvalidArguments", message, retryable: false, retryAfter: null, statusCode: null, content: Json.Missing);
}
