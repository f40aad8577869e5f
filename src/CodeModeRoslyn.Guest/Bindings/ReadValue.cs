using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Reads the types that bindings use, exactly or not at all.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReadValue
{
    /// <summary>Reads anything.</summary>
    public static Json Any(ResultReader reader, JsonElement value) => new(value);

    /// <summary>Reads a string.</summary>
    public static string String(ResultReader reader, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            try
            {
                return value.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair: valid JSON, but no text.
            }
        }

        throw reader.Misfit("a string", value);
    }

    /// <summary>Reads a Boolean.</summary>
    public static bool Boolean(ResultReader reader, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw reader.Misfit("true or false", value),
    };

    /// <summary>Reads an integer; <c>1.0</c> and <c>1e2</c> are integers too.</summary>
    public static long Integer(ResultReader reader, JsonElement value) =>
        JsonNumber.TryGetInteger(value, out var number) ? number : throw reader.Misfit("an integer of 64 bits", value);

    /// <summary>Reads a number.</summary>
    public static double Number(ResultReader reader, JsonElement value) =>
        JsonNumber.TryGetDouble(value, out var number) ? number : throw reader.Misfit("a number", value);

    /// <summary>Reads an exact number of at most 28 digits.</summary>
    public static decimal Decimal(ResultReader reader, JsonElement value) =>
        JsonNumber.TryGetDecimal(value, out var number) ? number : throw reader.Misfit("a decimal number", value);

    /// <summary>Reads a moment; one without an offset is taken as UTC.</summary>
    public static DateTimeOffset Moment(ResultReader reader, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && JsonMoment.TryParse(String(reader, value), out var moment)
            ? moment
            : throw reader.Misfit("a date and time such as 2026-01-31T12:00:00Z", value);

    /// <summary>Reads a date.</summary>
    public static DateOnly Date(ResultReader reader, JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(String(reader, value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw reader.Misfit("a date such as 2026-01-31", value);

    /// <summary>Reads a value that may be null.</summary>
    public static T? OrNull<T>(ResultReader reader, JsonElement value, ValueReader<T> read)
        where T : class =>
        value.ValueKind == JsonValueKind.Null ? null : read(reader, value);

    /// <summary>Reads a value that may be null.</summary>
    public static T? ValueOrNull<T>(ResultReader reader, JsonElement value, ValueReader<T> read)
        where T : struct =>
        value.ValueKind == JsonValueKind.Null ? null : read(reader, value);

    /// <summary>Reads an array.</summary>
    public static ToolList<T> List<T>(ResultReader reader, JsonElement value, ValueReader<T> read)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw reader.Misfit("an array", value);
        }

        var items = new T[value.GetArrayLength()];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            items[index++] = read(reader, item);
        }

        return new ToolList<T>(items, value);
    }

    /// <summary>Reads an object whose property names are data.</summary>
    public static IReadOnlyDictionary<string, T> Map<T>(ResultReader reader, JsonElement value, ValueReader<T> read)
    {
        reader.ExpectObject(value);
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            map[NameOf(reader, property)] = read(reader, property.Value);
        }

        return new ToolMap<T>(map, value);
    }

    private static string NameOf(ResultReader reader, JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a name, as in String.
            throw reader.Misfit("property names that are text", property.Value);
        }
    }
}
