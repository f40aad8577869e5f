using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Execution.Callers;

/// <summary>
/// Text for a person to decide by, in which nothing hides: what has no shape of its own, or turns the direction of reading, is shown by
/// its number, and spaces without end are counted.
/// </summary>
internal static class VisibleText
{
    /// <summary>More spaces in a row push what follows out of sight.</summary>
    private const int MostSpaces = 32;

    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        var spaces = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                spaces++;
                continue;
            }

            AppendSpaces(shown, spaces);
            spaces = 0;
            _ = IsHidden(rune) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}") : shown.Append(rune.ToString());
        }

        AppendSpaces(shown, spaces);
        return shown.ToString();
    }

    /// <summary>Whether nothing hides in any text of a value, line breaks apart.</summary>
    public static bool IsPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(member => IsPlain(member.Name) && IsPlain(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsPlain),
        JsonValueKind.String => IsPlain(value.GetString()!),
        _ => true,
    };

    private static bool IsPlain(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return Of(line) == line;
    }

    private static void AppendSpaces(StringBuilder shown, int spaces) =>
        _ = spaces > MostSpaces ? shown.Append(CultureInfo.InvariantCulture, $"\\u{{0020}}\u00D7{spaces}") : shown.Append(' ', spaces);

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || IsIgnorable(rune.Value);

    // Default_Ignorable_Code_Point of the Unicode Character Database (DerivedCoreProperties, 17.0), as far as no category above
    // has it; and the Braille pattern without dots.
    private static bool IsIgnorable(int value) => value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
        or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);
}
