using System.Globalization;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>The formats that are checked: those which have one meaning everywhere (RFC 3339 and RFC 9562). All others say something to people.</summary>
internal static class Formats
{
    private const int TimeLength = 8;

    /// <summary>Whether texts of this format are looked at.</summary>
    public static bool AreChecked(string format) => format is "date" or "date-time" or "time" or "uuid";

    /// <summary>An example of the format, when the text is none; null when it is one, or the format is not checked.</summary>
    public static string? Refuse(string format, string text) => format switch
    {
        "date" => IsDate(text) ? null : "2026-01-31",
        "date-time" => IsMoment(text) ? null : "2026-01-31T12:00:00Z",
        "time" => IsTime(text) ? null : "12:00:00Z",
        "uuid" => Guid.TryParseExact(text, "D", out _) ? null : "6f9619ff-8b86-d011-b42d-00c04fc964ff",
        _ => null,
    };

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsMoment(string text) =>
        text.Length > 11 && text[10] is 'T' or 't' or ' ' && IsDate(text[..10]) && IsTime(text[11..]);

    // A leap second is one at any place where it may be one: which minutes had one, nobody here knows.
    private static bool IsTime(string text)
    {
        if (text.Length < TimeLength + 1 || !IsClock(text[..TimeLength]))
        {
            return false;
        }

        var rest = text.AsSpan(TimeLength);
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0)
            {
                return false;
            }

            rest = rest[(digits + 1)..];
        }

        return rest is "Z" or "z" || (rest.Length == 6 && rest[0] is '+' or '-' && TimeOnly.TryParseExact(rest[1..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    private static bool IsClock(string text) =>
        TimeOnly.TryParseExact(text.EndsWith(":60", StringComparison.Ordinal) ? text[..^2] + "59" : text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
