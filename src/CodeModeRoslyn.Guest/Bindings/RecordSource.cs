using System.ComponentModel;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>
/// What a record is made of: the JSON that it was read from, if any, and which properties a script has set. A property is read
/// when it is asked for, and what was not set is written as it came: properties that the schema does not name, null beside absent,
/// <c>1.0</c> beside <c>1</c>, a date's own spelling, a number that no C# type holds. Never part of a record's equality.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RecordSource : IEquatable<RecordSource>
{
    private const int BitsOfWord = 64;

    private readonly ResultReader? reader;
    private readonly JsonElement element;
    private ulong first;
    private ulong[]? others;

    /// <summary>Remembers what a record is read from.</summary>
    /// <param name="reader">The result that it is a part of.</param>
    /// <param name="element">A JSON object.</param>
    /// <exception cref="ToolException">It is none.</exception>
    public RecordSource(ResultReader reader, JsonElement element)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ExpectObject(element);
        this.reader = reader;
        this.element = element;
    }

    private RecordSource(JsonElement element, ResultReader reader)
    {
        this.reader = reader;
        this.element = element;
    }

    /// <summary>What a learned type is read from: anything, since nobody has promised what it is.</summary>
    public static RecordSource Learned(ResultReader reader, JsonElement element) => new(element, reader);

    /// <summary>Every source equals every other, so that records compare by what they say.</summary>
    public static bool operator ==(RecordSource left, RecordSource right) => left.Equals(right);

    /// <summary>Never true.</summary>
    public static bool operator !=(RecordSource left, RecordSource right) => !left.Equals(right);

    /// <summary>Remembers that a script has set a property.</summary>
    /// <param name="index">Its number.</param>
    public void Set(int index)
    {
        if (index < BitsOfWord)
        {
            first |= 1UL << index;
            return;
        }

        // A copy of the record has the same array.
        var words = new ulong[Math.Max(others?.Length ?? 0, index / BitsOfWord)];
        others?.CopyTo(words, 0);
        words[(index / BitsOfWord) - 1] |= 1UL << (index % BitsOfWord);
        others = words;
    }

    /// <summary>Whether a script has set a property.</summary>
    /// <param name="index">Its number.</param>
    public readonly bool IsSet(int index) =>
        index < BitsOfWord ? (first & (1UL << index)) != 0
        : others is { } words && index / BitsOfWord <= words.Length && (words[(index / BitsOfWord) - 1] & (1UL << (index % BitsOfWord))) != 0;

    /// <summary>Reads a property that must be there.</summary>
    /// <exception cref="ToolException">It is not, or does not fit.</exception>
    public readonly T Required<T>(string name, ValueReader<T> read) => reader is null ? default! : reader.Required(element, name, read);

    /// <summary>Reads a property that may be missing or null.</summary>
    /// <exception cref="ToolException">It does not fit.</exception>
    public readonly T? Optional<T>(string name, ValueReader<T> read)
        where T : class =>
        reader is not null && element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? read(reader, value) : null;

    /// <summary>Reads a property that may be missing or null.</summary>
    /// <exception cref="ToolException">It does not fit.</exception>
    public readonly T? OptionalValue<T>(string name, ValueReader<T> read)
        where T : struct =>
        reader is not null && element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? read(reader, value) : null;

    /// <summary>Reads a property that has one value in every object; a script need not write it.</summary>
    /// <exception cref="ToolException">It is not there, or does not fit.</exception>
    public readonly T Constant<T>(string name, T constant, ValueReader<T> read) => reader is null ? constant : reader.Required(element, name, read);

    /// <summary>Reads a property of no declared type; missing when it is not there.</summary>
    public readonly Json Any(string name) => reader is null ? Json.Missing : new Json(element)[name];

    /// <summary>Reads what it really is, instead of an object.</summary>
    /// <exception cref="ToolException">It does not fit.</exception>
    public readonly T Whole<T>(ValueReader<T> read) => reader is null ? default! : read(reader, element);

    /// <summary>Reads the properties that the schema does not name.</summary>
    /// <exception cref="ToolException">One of them does not fit.</exception>
    public readonly IReadOnlyDictionary<string, T> More<T>(ValueReader<T> read, params ReadOnlySpan<string> named)
    {
        var more = new Dictionary<string, T>(StringComparer.Ordinal);
        if (reader is null)
        {
            return more;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (Json.NameOf(property) is var name && !named.Contains(name))
            {
                more[name] = read(reader, property.Value);
            }
        }

        return more;
    }

    /// <summary>Writes a property as it came, or nothing, unless a script has set it.</summary>
    /// <returns>False when it was set, and is still to be written.</returns>
    public readonly bool Copy(JsonOutput output, int index, string name)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (IsSet(index))
        {
            return false;
        }

        if (reader is not null && element.TryGetProperty(name, out var value))
        {
            output.Name(name);
            output.Element(value);
        }

        return true;
    }

    /// <summary>Likewise a property that has one value in every object: a record that a script has made has it too.</summary>
    /// <returns>False when it was set, and is still to be written.</returns>
    public readonly bool Copy(JsonOutput output, int index, string name, string constant)
    {
        if (reader is not null || IsSet(index))
        {
            return Copy(output, index, name);
        }

        WriteValue.Property(output, name, constant, WriteValue.String);
        return true;
    }

    /// <summary>Writes what the record's schema does not name.</summary>
    public readonly void Rest(JsonOutput output, params ReadOnlySpan<string> named)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (reader is null)
        {
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!named.Contains(Json.NameOf(property)))
            {
                output.Member(property);
            }
        }
    }

    /// <inheritdoc/>
    public readonly bool Equals(RecordSource other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is RecordSource;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;
}
