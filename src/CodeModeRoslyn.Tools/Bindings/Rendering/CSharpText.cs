using System.Globalization;
using System.Text;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Puts text of upstreams into C#, where it must stay text.</summary>
internal static class CSharpText
{
    /// <summary>Whether the compiler can keep it in an attribute: half a surrogate pair would come out changed.</summary>
    public static bool IsText(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]) && !(i + 1 < value.Length && char.IsSurrogatePair(value[i], value[++i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A string literal: printable ASCII as it is, everything else by number.</summary>
    public static string Literal(string value)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => literal.Append('\\').Append(c),
                >= ' ' and <= '~' => literal.Append(c),
                _ => literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>One line of plain words: what is invisible, breaks lines or turns them around becomes a space.</summary>
    /// <param name="text">The upstream's words.</param>
    /// <param name="longest">The most characters to keep.</param>
    public static string Line(string text, int longest)
    {
        var line = new StringBuilder();
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, longest * 2)).EnumerateRunes())
        {
            if (IsShown(rune))
            {
                line.Append(rune);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        var words = line.ToString().TrimEnd();
        return words.Length <= longest ? words : words[..(char.IsHighSurrogate(words[longest - 1]) ? longest - 1 : longest)].TrimEnd() + "…";
    }

    /// <summary>The same for a description, without its markup.</summary>
    public static string Prose(string text, int longest) => Line(Markup.Strip(text[..Math.Min(text.Length, longest * 4)]), longest);

    /// <summary>The same for a documentation comment.</summary>
    public static string Xml(string text, int longest) =>
        Line(text, longest).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>The same for a comment between <c>/*</c> and <c>*/</c>.</summary>
    public static string Comment(string text, int longest) => Line(text, longest).Replace("*/", "* /");

    private static bool IsShown(Rune rune) => rune.Value != 0xFFFD && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
