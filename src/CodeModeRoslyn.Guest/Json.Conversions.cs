using System.Text.Json;
using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest;

public partial class Json
{
    /// <summary>Shorter text is no date of RFC 3339, whatever else the framework reads.</summary>
    private const int ShortestDate = 10;

    /// <summary>The text of a string, the compact JSON of anything else; null when missing or null.</summary>
    public string? AsString() => IsNothing ? null : ToString();

    /// <summary>The value of a whole number of 32 bits, also where it is written as text.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public int AsInt() => JsonNumber.TryGetInteger(Number, out var number) && number is >= int.MinValue and <= int.MaxValue
        ? (int)number
        : throw Misfit("an integer of 32 bits");

    /// <summary>The value of a whole number of 64 bits, also where it is written as text.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public long AsLong() => JsonNumber.TryGetInteger(Number, out var number) ? number : throw Misfit("an integer");

    /// <summary>The value of a number, also where it is written as text, as JSON writes it.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public double AsDouble() => JsonNumber.TryGetDouble(Number, out var number) ? number : throw Misfit("a number");

    /// <summary>The exact value of a number of at most 28 digits, also where it is written as text.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public decimal AsDecimal() => JsonNumber.TryGetDecimal(Number, out var number) ? number : throw Misfit("a decimal number");

    /// <summary>The value of <c>true</c> or <c>false</c>.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public bool AsBool() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Misfit("true or false"),
    };

    // Many services send amounts, counts and long ids as text, lest a reader rounds them: PostgreSQL's numeric and bigint, Google's int64.
    private JsonElement Number => element.ValueKind == JsonValueKind.String && JsonNumber.TryParse(Text(), out var number) ? number : element;

    private bool IsNothing => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>As <see cref="AsString"/>.</summary>
    public static explicit operator string?(Json? json) => json?.AsString();

    /// <summary>As <see cref="AsInt"/>.</summary>
    public static explicit operator int(Json json) => json.AsInt();

    /// <summary>As <see cref="AsInt"/>; null when missing or null.</summary>
    public static explicit operator int?(Json? json) => json == null ? null : json!.AsInt();

    /// <summary>As <see cref="AsLong"/>.</summary>
    public static explicit operator long(Json json) => json.AsLong();

    /// <summary>As <see cref="AsLong"/>; null when missing or null.</summary>
    public static explicit operator long?(Json? json) => json == null ? null : json!.AsLong();

    /// <summary>As <see cref="AsDouble"/>.</summary>
    public static explicit operator double(Json json) => json.AsDouble();

    /// <summary>As <see cref="AsDouble"/>; null when missing or null.</summary>
    public static explicit operator double?(Json? json) => json == null ? null : json!.AsDouble();

    /// <summary>As <see cref="AsDecimal"/>.</summary>
    public static explicit operator decimal(Json json) => json.AsDecimal();

    /// <summary>As <see cref="AsDecimal"/>; null when missing or null.</summary>
    public static explicit operator decimal?(Json? json) => json == null ? null : json!.AsDecimal();

    /// <summary>As <see cref="AsBool"/>.</summary>
    public static explicit operator bool(Json json) => json.AsBool();

    /// <summary>As <see cref="AsBool"/>; null when missing or null.</summary>
    public static explicit operator bool?(Json? json) => json == null ? null : json!.AsBool();

    /// <summary>The moment that a text such as <c>2026-01-31T12:00:00Z</c> names; one without an offset is taken as UTC.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public static explicit operator DateTimeOffset(Json json) => json.TryGetMoment(out var moment) ? moment : throw json.Misfit("a date and time such as 2026-01-31T12:00:00Z");

    /// <summary>The same; null when missing or null.</summary>
    public static explicit operator DateTimeOffset?(Json? json) => json == null ? null : (DateTimeOffset)json!;

    /// <summary>The same moment in UTC.</summary>
    public static explicit operator DateTime(Json json) => ((DateTimeOffset)json).UtcDateTime;

    /// <summary>The same; null when missing or null.</summary>
    public static explicit operator DateTime?(Json? json) => json == null ? null : (DateTime)json!;

    /// <summary>The day that a text such as <c>2026-01-31</c> names, or the day, as it is written, of a date with a time.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public static explicit operator DateOnly(Json json) => json.TryGetMoment(out var moment) ? DateOnly.FromDateTime(moment.DateTime) : throw json.Misfit("a date such as 2026-01-31");

    /// <summary>The same; null when missing or null.</summary>
    public static explicit operator DateOnly?(Json? json) => json == null ? null : (DateOnly)json!;

    /// <summary>What <c>if (j["ok"])</c> means: as <see cref="AsBool"/>.</summary>
    public static bool operator true(Json json) => json.AsBool();

    /// <summary>The opposite of true.</summary>
    public static bool operator false(Json json) => !json.AsBool();

    /// <summary>The opposite of <see cref="AsBool"/>.</summary>
    public static bool operator !(Json json) => !json.AsBool();

    private bool TryGetMoment(out DateTimeOffset moment)
    {
        moment = default;
        return element.ValueKind == JsonValueKind.String && Text() is { Length: >= ShortestDate } text && char.IsAsciiDigit(text[0]) && text[4] == '-' && JsonMoment.TryParse(text, out moment);
    }
}
