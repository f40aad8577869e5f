using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Results;

/// <summary>
/// Escapes only what JSON demands, so that a model reads its text as it is. Half a surrogate pair is escaped too: it has no
/// form in UTF-8, and the encoders of the framework would replace it.
/// </summary>
internal static class JsonText
{
    private const int EscapeLength = 6;

    /// <summary>How many characters the text takes when escaped, without quotes.</summary>
    public static long EscapedLength(ReadOnlySpan<char> text)
    {
        long length = 0;
        while (NextSpecial(text) is >= 0 and var at)
        {
            var taken = Taken(text[at..]);
            length += at + (taken == 2 ? 2 : Escape(text[at]).Length);
            text = text[(at + taken)..];
        }

        return length + text.Length;
    }

    /// <summary>Appends the text escaped, as far as it fits into <paramref name="room"/> characters.</summary>
    public static void Append(StringBuilder builder, ReadOnlySpan<char> text, long room)
    {
        while (NextSpecial(text) is >= 0 and var at)
        {
            if (at > room)
            {
                break;
            }

            builder.Append(text[..at]);
            room -= at;
            var taken = Taken(text[at..]);
            var piece = taken == 2 ? text.Slice(at, 2) : Escape(text[at]);
            if (piece.Length > room)
            {
                return;
            }

            builder.Append(piece);
            room -= piece.Length;
            text = text[(at + taken)..];
        }

        builder.Append(text[..(int)Math.Min(room, text.Length)]);
    }

    /// <summary>The text with U+FFFD for each half of a surrogate pair.</summary>
    public static string WithoutHalves(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    /// <summary>What stands between the quotes of a JSON string, unescaped, with U+FFFD for each half of a surrogate pair.</summary>
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        byte[] json = [(byte)'"', .. escaped, (byte)'"'];
        ReplaceHalves(json);
        return JsonElement.Parse(json).GetString()!;
    }

    /// <summary>
    /// Makes U+FFFD of each escaped half of a surrogate pair, in place: valid JSON may hold one, but many readers and all
    /// writers refuse it.
    /// </summary>
    /// <param name="json">Valid JSON.</param>
    public static void ReplaceHalves(Span<byte> json)
    {
        while (json.IndexOf((byte)'\\') is >= 0 and var at)
        {
            json = json[at..];
            if (json[1] != 'u')
            {
                json = json[2..];
            }
            else if (char.IsHighSurrogate(Unit(json)) && json[EscapeLength..] is [(byte)'\\', (byte)'u', ..] && char.IsLowSurrogate(Unit(json[EscapeLength..])))
            {
                json = json[(2 * EscapeLength)..];
            }
            else
            {
                if (char.IsSurrogate(Unit(json)))
                {
                    "fffd"u8.CopyTo(json[2..]);
                }

                json = json[EscapeLength..];
            }
        }
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static int NextSpecial(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or '"' or '\\' || char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    // A whole surrogate pair is taken as it is.
    private static int Taken(ReadOnlySpan<char> text) => text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : 1;

    private static string Escape(char special) => special switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)special:x4}"),
    };
}
