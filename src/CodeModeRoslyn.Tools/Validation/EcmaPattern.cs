using System.Globalization;
using System.Text;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>
/// Writes a pattern of JSON Schema, which is ECMAScript's (ECMA-262, 22.2), as .NET has it: there <c>\d</c> would match the digits
/// of every script, <c>$</c> before a last line break too, and some escapes would be errors.
/// </summary>
internal static class EcmaPattern
{
    /// <summary>Copies of copies: (a{99}){99} is an automaton of ten thousand states.</summary>
    private const long LargestAutomaton = 2_000;

    private const string Space = @"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
    private const string NotDigit = @"\0-/:-\uffff";
    private const string NotWord = @"\0-/:-@\[-^`{-\uffff";
    private const string NotSpace = @"\0-\x08\x0e-\x1f!-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff";

    /// <summary>The pattern for .NET; null when it has no equivalent, or copies too much.</summary>
    public static string? Translate(string pattern)
    {
        var text = new StringBuilder();
        var isInClass = false;
        var size = new PatternSize();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (!isInClass && size.Add(pattern, i) > LargestAutomaton)
            {
                return null;
            }

            switch (pattern[i])
            {
                case '\\':
                    if (++i == pattern.Length || !TryEscape(pattern, ref i, isInClass, text))
                    {
                        return null;
                    }

                    break;
                case '[' when isInClass:
                    text.Append("\\[");
                    break;
                case '[' when pattern.AsSpan(i).StartsWith("[^]"):
                    text.Append(@"[\s\S]");
                    i += 2;
                    break;
                case '[' when pattern.AsSpan(i).StartsWith("[]"):
                    return null;
                case '[':
                    isInClass = true;
                    text.Append('[');
                    break;
                case ']' when isInClass:
                    isInClass = false;
                    text.Append(']');
                    break;
                case '$' when !isInClass:
                    text.Append(@"\z");
                    break;
                case '.' when !isInClass:
                    text.Append(@"[^\n\r\u2028\u2029]");
                    break;
                default:
                    text.Append(pattern[i]);
                    break;
            }
        }

        return text.ToString();
    }

    private static bool TryEscape(string pattern, ref int i, bool isInClass, StringBuilder text)
    {
        switch (pattern[i])
        {
            case 'd' or 'w' or 's' or 'D' or 'W' or 'S' when isInClass && ((i > 1 && pattern[i - 2] == '-') || (i + 2 < pattern.Length && pattern[i + 1] == '-' && pattern[i + 2] != ']')):
                // A hyphen beside it is one of itself, which cannot be said by its members.
                return false;
            case 'd' or 'w' or 's' or 'D' or 'W' or 'S':
                var set = pattern[i] switch { 'd' => "0-9", 'w' => "A-Za-z0-9_", 's' => Space, 'D' => NotDigit, 'W' => NotWord, _ => NotSpace };
                text.Append(isInClass ? set : $"[{set}]");
                return true;
            case 'u' when i + 1 < pattern.Length && pattern[i + 1] == '{':
                return TryCodePoint(pattern, ref i, isInClass, text);
            case 'b' or 'B' or 'f' or 'n' or 'r' or 't' or 'v' or 'u' or 'x' or 'c' or '0':
                text.Append('\\').Append(pattern[i]);
                return true;
            case 'p' or 'P' when pattern.IndexOf('}', i) is > 0 and var end && !pattern.AsSpan(i, end - i).Contains('='):
                text.Append('\\').Append(pattern[i]);
                return true;
            case 'k' or 'p' or 'P' or (>= '1' and <= '9'):
                return false;
            case var letter when char.IsAsciiLetter(letter):
                // Another dialect's, such as \A and \Z.
                return false;
            case var other:
                text.Append(char.IsAscii(other) && other != '_' ? "\\" : "").Append(other);
                return true;
        }
    }

    // Outside the Basic Multilingual Plane it is two characters here, which a class cannot hold.
    private static bool TryCodePoint(string pattern, ref int i, bool isInClass, StringBuilder text)
    {
        var end = pattern.IndexOf('}', i);
        if (end < 0 || !int.TryParse(pattern.AsSpan(i + 2, end - i - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            || !Rune.IsValid(point) || (isInClass && point > char.MaxValue))
        {
            return false;
        }

        foreach (var unit in new Rune(point).ToString())
        {
            text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        i = end;
        return true;
    }
}
