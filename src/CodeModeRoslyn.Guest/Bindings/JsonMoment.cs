using System.Globalization;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Reads moments as RFC 3339 has them, also where the framework's type is narrower.</summary>
internal static class JsonMoment
{
    private const int Seconds = 17;
    private const int MostDigits = 7;

    /// <summary>
    /// Reads a moment. A leap second is the second after it, digits behind the seventh are cut off, and what lies outside
    /// the range of <see cref="DateTimeOffset"/> is the end of it.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        var plain = Shorten(text);
        var isLeap = plain.Length > Seconds + 1 && plain.AsSpan(Seconds - 1, 3) is ":60";
        if (isLeap)
        {
            plain = $"{plain[..Seconds]}59{plain[(Seconds + 2)..]}";
        }

        if (DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment))
        {
            moment = isLeap && moment < DateTimeOffset.MaxValue.AddSeconds(-1) ? moment.AddSeconds(1) : moment;
            return true;
        }

        return TryParseBeyond(plain, out moment);
    }

    // Only the offset carries such a moment over the end.
    private static bool TryParseBeyond(string text, out DateTimeOffset moment)
    {
        const int OffsetLength = 6;
        var at = text.Length - OffsetLength;
        if (at > Seconds && text[at] is '+' or '-'
            && TimeOnly.TryParseExact(text.AsSpan(at + 1), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && DateTime.TryParse(text.AsSpan(0, at), CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && (local < DateTime.MinValue.AddDays(1) || local > DateTime.MaxValue.AddDays(-1)))
        {
            moment = local.Year > 1 ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue;
            return true;
        }

        moment = default;
        return false;
    }

    private static string Shorten(string text)
    {
        var point = text.IndexOf('.');
        if (point < 0)
        {
            return text;
        }

        var end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - point - 1 > MostDigits ? text.Remove(point + 1 + MostDigits, end - point - 1 - MostDigits) : text;
    }
}
