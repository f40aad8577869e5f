using System.ComponentModel;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>
/// The JSON that a record was read from. It lets the record be written back as it came: properties that its schema does not
/// name, null beside absent, <c>1.0</c> beside <c>1</c>, a date's own spelling. Never part of a record's equality.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RecordSource : IEquatable<RecordSource>
{
    private readonly JsonElement element;

    /// <summary>Remembers what a record was read from.</summary>
    /// <param name="element">A JSON object.</param>
    public RecordSource(JsonElement element) => this.element = element;

    /// <summary>Every source equals every other, so that records compare by what they say.</summary>
    public static bool operator ==(RecordSource left, RecordSource right) => left.Equals(right);

    /// <summary>Never true.</summary>
    public static bool operator !=(RecordSource left, RecordSource right) => !left.Equals(right);

    /// <summary>Writes a property unless it is null and was not null when it was read.</summary>
    public void Optional<T>(JsonOutput output, string name, T? value, ValueWriter<T> write)
        where T : class
    {
        if (value is not null)
        {
            WriteValue.Property(output, name, value, write);
        }
        else if (Original(name).ValueKind == JsonValueKind.Null)
        {
            output.Name(name);
            output.Null();
        }
    }

    /// <summary>Writes a value of no declared type, unless it is missing.</summary>
    public void Any(JsonOutput output, string name, Json? value)
    {
        if (value is { Exists: true })
        {
            WriteValue.Property(output, name, value, WriteValue.Any);
        }
        else if (value is null)
        {
            Optional<Json>(output, name, null, WriteValue.Any);
        }
    }

    /// <summary>Writes a value that is always there, spelt as it came when it still has the same meaning.</summary>
    public void Value<T>(JsonOutput output, string name, T value, ValueReader<T> read, ValueWriter<T> write)
        where T : struct, IEquatable<T>
    {
        output.Name(name);
        var original = Original(name);
        if (original.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)
            && read(new ResultReader("", original), original).Equals(value))
        {
            output.Element(original);
        }
        else
        {
            write(output, value);
        }
    }

    /// <summary>Writes a value, or null.</summary>
    public void ValueOrNull<T>(JsonOutput output, string name, T? value, ValueReader<T> read, ValueWriter<T> write)
        where T : struct, IEquatable<T>
    {
        if (value is { } present)
        {
            Value(output, name, present, read, write);
        }
        else
        {
            output.Name(name);
            output.Null();
        }
    }

    /// <summary>Writes a value unless it is null and was not null when it was read.</summary>
    public void OptionalValue<T>(JsonOutput output, string name, T? value, ValueReader<T> read, ValueWriter<T> write)
        where T : struct, IEquatable<T>
    {
        if (value is not null || Original(name).ValueKind == JsonValueKind.Null)
        {
            ValueOrNull(output, name, value, read, write);
        }
    }

    /// <summary>Writes what the record's schema does not name.</summary>
    public void Rest(JsonOutput output, params ReadOnlySpan<string> named)
    {
        if (element.ValueKind != JsonValueKind.Object)
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
    public bool Equals(RecordSource other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RecordSource;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    private JsonElement Original(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
