using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Writes the types that bindings use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WriteValue
{
    /// <summary>Writes a property that is always there.</summary>
    public static void Property<T>(JsonOutput output, string name, T value, ValueWriter<T> write)
    {
        output.Name(name);
        write(output, value);
    }

    /// <summary>Writes a string.</summary>
    public static void String(JsonOutput output, string? value)
    {
        if (value is null)
        {
            output.Null();
        }
        else
        {
            output.String(value);
        }
    }

    /// <summary>Writes a Boolean.</summary>
    public static void Boolean(JsonOutput output, bool value) => output.Boolean(value);

    /// <summary>Writes an integer.</summary>
    public static void Integer(JsonOutput output, long value) => output.Token(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number; NaN and infinities are none.</summary>
    public static void Number(JsonOutput output, double value) => output.Objects.Write(value);

    /// <summary>Writes an exact number.</summary>
    public static void Decimal(JsonOutput output, decimal value) => output.Token(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a moment as RFC 3339 has it; one in UTC ends in <c>Z</c>.</summary>
    public static void Moment(JsonOutput output, DateTimeOffset value) => output.String(
        value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
        + (value.Offset == TimeSpan.Zero ? "Z" : value.ToString("zzz", CultureInfo.InvariantCulture)));

    /// <summary>Writes a date.</summary>
    public static void Date(JsonOutput output, DateOnly value) => output.String(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Writes an argument that takes several types.</summary>
    public static void Argument<T>(JsonOutput output, T value)
        where T : struct, IScalarArgument => value.WriteTo(output);

    /// <summary>Writes a property unless it is null.</summary>
    public static void Optional<T>(JsonOutput output, string name, T? value, ValueWriter<T> write)
        where T : class
    {
        if (value is not null)
        {
            Property(output, name, value, write);
        }
    }

    /// <summary>Writes a property unless it is null.</summary>
    public static void OptionalValue<T>(JsonOutput output, string name, T? value, ValueWriter<T> write)
        where T : struct
    {
        if (value is { } present)
        {
            Property(output, name, present, write);
        }
    }

    /// <summary>Writes a property of no declared type, unless it is missing.</summary>
    public static void AnyProperty(JsonOutput output, string name, object? value)
    {
        if (value is not Json { Exists: false })
        {
            Property(output, name, value, Any);
        }
    }

    /// <summary>Writes an object of any type.</summary>
    public static void Any(JsonOutput output, object? value) => output.Objects.Write(value);

    /// <summary>Writes a record of a binding.</summary>
    public static void Record(JsonOutput output, IToolRecord? value)
    {
        if (value is null)
        {
            output.Null();
        }
        else
        {
            value.WriteTo(output);
        }
    }

    /// <summary>Writes a value that may be null.</summary>
    public static void OrNull<T>(JsonOutput output, T? value, ValueWriter<T> write)
        where T : struct
    {
        if (value is { } present)
        {
            write(output, present);
        }
        else
        {
            output.Null();
        }
    }

    /// <summary>Writes an array.</summary>
    public static void List<T>(JsonOutput output, IEnumerable<T>? values, ValueWriter<T> write)
    {
        if (values is null)
        {
            output.Null();
            return;
        }

        if (values is IJsonSource { Source: { ValueKind: JsonValueKind.Array } source })
        {
            output.Element(source);
            return;
        }

        if (!output.TryBeginArray())
        {
            return;
        }

        output.ForEach(values, value => write(output, value));
        output.EndArray();
    }

    /// <summary>Writes an object whose property names are data.</summary>
    public static void Map<T>(JsonOutput output, IReadOnlyDictionary<string, T>? values, ValueWriter<T> write)
    {
        if (values is null)
        {
            output.Null();
            return;
        }

        if (values is IJsonSource { Source: { ValueKind: JsonValueKind.Object } source })
        {
            output.Element(source);
            return;
        }

        if (output.TryBeginObject())
        {
            Members(output, values, write);
            output.EndObject();
        }
    }

    /// <summary>Writes properties whose names are data into an object that has begun.</summary>
    public static void Members<T>(JsonOutput output, IReadOnlyDictionary<string, T>? values, ValueWriter<T> write)
    {
        if (values is null)
        {
            return;
        }

        output.ForEach(values, entry =>
        {
            output.Name(entry.Key);
            write(output, entry.Value);
        });
    }
}
