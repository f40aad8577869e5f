using System.Text.Json;

namespace CodeModeRoslyn.Guest;

/// <summary>What <see cref="JsonElement"/> and dictionaries have, for whoever writes it by habit.</summary>
public partial class Json
{
    /// <summary>The same as <see cref="Kind"/>.</summary>
    public JsonValueKind ValueKind => Kind;

    /// <summary>The property of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says where, and what there is.</exception>
    public Json GetProperty(string name) => this[name] is { Exists: true } value ? value : throw this[name].Misfit("a value");

    /// <summary>The property of that name, and whether there is one.</summary>
    public bool TryGetProperty(string name, out Json value) => (value = this[name]).Exists;

    /// <summary>The same as <see cref="TryGetProperty"/>.</summary>
    public bool TryGetValue(string name, out Json value) => TryGetProperty(name, out value);

    /// <summary>The same as <see cref="Has"/>.</summary>
    public bool ContainsKey(string name) => Has(name);

    /// <summary>The elements of an array; none when missing or null.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here.</exception>
    public IEnumerable<Json> EnumerateArray() => element.ValueKind is JsonValueKind.Array || IsNothing ? this : throw Misfit("an array");

    /// <summary>The properties of an object; none when missing or null.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here.</exception>
    public IEnumerable<JsonEntry> EnumerateObject() => element.ValueKind is JsonValueKind.Object || IsNothing
        ? Properties.Select(property => new JsonEntry(property.Key, property.Value))
        : throw Misfit("an object");

    /// <summary>The number of an array's elements.</summary>
    /// <exception cref="InvalidOperationException">No array stands here.</exception>
    public int GetArrayLength() => element.ValueKind == JsonValueKind.Array ? Count : throw Misfit("an array");

    /// <summary>As <see cref="AsString"/>.</summary>
    public string? GetString() => AsString();

    /// <summary>As <see cref="AsInt"/>.</summary>
    public int GetInt32() => AsInt();

    /// <summary>As <see cref="AsLong"/>.</summary>
    public long GetInt64() => AsLong();

    /// <summary>As <see cref="AsDouble"/>.</summary>
    public double GetDouble() => AsDouble();

    /// <summary>As <see cref="AsDecimal"/>.</summary>
    public decimal GetDecimal() => AsDecimal();

    /// <summary>As <see cref="AsBool"/>.</summary>
    public bool GetBoolean() => AsBool();

    /// <summary>As the conversion to that type.</summary>
    public DateTime GetDateTime() => (DateTime)this;

    /// <summary>As the conversion to that type.</summary>
    public DateTimeOffset GetDateTimeOffset() => (DateTimeOffset)this;

    /// <summary>The same as <see cref="Raw"/>.</summary>
    public string GetRawText() => Raw;

    /// <summary>Whether an array has that string as an element, or a string has it as a part.</summary>
    public bool Contains(string text) => element.ValueKind switch
    {
        JsonValueKind.Array => Items().Any(item => item == text),
        JsonValueKind.String => Text().Contains(text, StringComparison.Ordinal),
        _ when IsNothing => false,
        _ => throw Misfit("an array or a string"),
    };

    /// <summary>Whether an array has that number as an element.</summary>
    public bool Contains(long number) => EnumerateArray().Any(item => item == number);
}
