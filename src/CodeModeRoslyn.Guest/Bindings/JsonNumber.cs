using System.Globalization;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Reads numbers by their value rather than by their spelling, and never a little beside it.</summary>
internal static class JsonNumber
{
    /// <summary>A decimal holds so many digits, whichever they are, before or behind its point.</summary>
    private const int DigitsThatFit = 28;

    /// <summary>No service writes longer ones as text.</summary>
    private const int LongestText = 64;

    /// <summary>A number that is written as text, by JSON's own grammar: no spaces, no separators, no leading zeros, as postal codes and account numbers have.</summary>
    public static bool TryParse(string text, out JsonElement number)
    {
        number = default;
        if (text.Length is 0 or > LongestText || !(char.IsAsciiDigit(text[0]) || text[0] == '-') || !char.IsAsciiDigit(text[^1])
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return false;
        }

        try
        {
            number = JsonElement.Parse(text);
            return number.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static bool TryGetInteger(JsonElement value, out long number)
    {
        number = 0;
        if (value.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        if (value.TryGetInt64(out number))
        {
            return true;
        }

        if (TryGetDecimal(value, out var exact) && decimal.IsInteger(exact) && exact is >= long.MinValue and <= long.MaxValue)
        {
            number = (long)exact;
            return true;
        }

        return false;
    }

    public static bool TryGetDouble(JsonElement value, out double number)
    {
        number = 0;

        // Beyond its range the framework answers with infinity, which no upstream meant.
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out number) && double.IsFinite(number);
    }

    public static bool TryGetDecimal(JsonElement value, out decimal number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number
            && decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && IsExact(value.GetRawText(), number);
    }

    // Decimal rounds what has too many digits.
    private static bool IsExact(string text, decimal number)
    {
        var exponent = text.AsSpan().IndexOfAny('e', 'E');
        if (exponent < 0 && text.Length <= DigitsThatFit)
        {
            return true; // Nearly every number there is.
        }

        var mantissa = text.AsSpan(0, exponent < 0 ? text.Length : exponent);
        var digits = string.Concat(mantissa.ToString().Where(char.IsAsciiDigit)).Trim('0');
        return digits == string.Concat(number.ToString(CultureInfo.InvariantCulture).Where(char.IsAsciiDigit)).Trim('0');
    }
}
