using System.Globalization;
using System.Text;

namespace CodeModeRoslyn.Execution.Callers;

/// <summary>Text for a person to decide by, in which nothing hides: what has no shape of its own, or turns the direction of reading, is shown by its number.</summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            _ = isHidden ? shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}") : shown.Append(rune.ToString());
        }

        return shown.ToString();
    }
}
