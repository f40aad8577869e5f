using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>Compares JSON numbers by their exact value, however they are spelt.</summary>
internal static class JsonNumbers
{
    /// <summary>What has more digits or a larger exponent is not looked at exactly.</summary>
    private const int MostDigits = 400;

    public static bool IsInteger(JsonElement value) =>
        value.TryGetInt64(out _) || !value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') || (TryRead(value.GetRawText(), out var digits, out var exponent) && (exponent >= 0 || IsDivisible(digits, -exponent)));

    /// <summary>Negative, zero or positive, as one is less than, equal to or greater than the other; null when they are too large to tell.</summary>
    public static int? Compare(JsonElement one, JsonElement other)
    {
        if (!TryRead(one.GetRawText(), out var first, out var firstExponent) || !TryRead(other.GetRawText(), out var second, out var secondExponent))
        {
            return null;
        }

        var exponent = Math.Min(firstExponent, secondExponent);
        return (first * BigInteger.Pow(10, firstExponent - exponent)).CompareTo(second * BigInteger.Pow(10, secondExponent - exponent));
    }

    /// <summary>Whether a number is a whole multiple of another; null when they are too large to tell.</summary>
    public static bool? IsMultiple(JsonElement value, JsonElement of)
    {
        if (!TryRead(value.GetRawText(), out var first, out var firstExponent) || !TryRead(of.GetRawText(), out var second, out var secondExponent) || second <= 0)
        {
            return null;
        }

        var exponent = Math.Min(firstExponent, secondExponent);
        return (first * BigInteger.Pow(10, firstExponent - exponent) % (second * BigInteger.Pow(10, secondExponent - exponent))).IsZero;
    }

    private static bool IsDivisible(BigInteger digits, int tens) => (digits % BigInteger.Pow(10, tens)).IsZero;

    // The number is digits · 10^exponent.
    private static bool TryRead(string text, out BigInteger digits, out int exponent)
    {
        (digits, exponent) = (default, 0);
        var e = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = e < 0 ? text : text[..e];
        if (text.Length > MostDigits || (e >= 0 && (!int.TryParse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || exponent is < -MostDigits or > MostDigits)))
        {
            return false;
        }

        var point = mantissa.IndexOf('.');
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        return BigInteger.TryParse(mantissa.Replace(".", ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out digits);
    }
}
