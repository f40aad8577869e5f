using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>
/// Text of scripts and upstreams within an answer of ours. None of it can pass for ours: it stands in a line that has begun with words
/// of ours, or in lines that begin with a bar, as none of ours does.
/// </summary>
internal static class QuotedText
{
    private const string Bar = "| ";

    /// <summary>The text as a part of one line.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">The most characters of it.</param>
    public static string InLine(string text, int most = int.MaxValue)
    {
        var line = new StringBuilder();
        foreach (var part in text.AsSpan().EnumerateLines())
        {
            Append(line.Length > 0 ? line.Append(' ') : line, part.Trim());
        }

        var whole = line.ToString().Trim();
        return whole.Length <= most ? whole : string.Concat(whole.AsSpan(0, char.IsHighSurrogate(whole[most - 1]) ? most - 1 : most), "…");
    }

    /// <summary>JSON in one line.</summary>
    /// <param name="json">Sound JSON, in which these characters are white space between values, or stand in strings.</param>
    public static string InLine(JsonElement json) => json.GetRawText()
        .Replace('\r', ' ').Replace('\n', ' ')
        .Replace("\u0085", "\\u0085", StringComparison.Ordinal).Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    /// <summary>A text's first line, and what comes after it.</summary>
    public static (string First, string Further) Split(string text)
    {
        text = text.Trim();
        var lines = text.AsSpan().EnumerateLines();
        return lines.MoveNext() ? (InLine(lines.Current.ToString()), text[lines.Current.Length..].Trim()) : ("", "");
    }

    /// <summary>The text in lines of its own.</summary>
    public static void AppendQuoted(this StringBuilder answer, string text)
    {
        foreach (var line in text.AsSpan().TrimEnd().EnumerateLines())
        {
            Append(answer.Append(Bar), line);
            answer.AppendLine();
        }
    }

    /// <summary>One line as it is, but for characters that could move a cursor.</summary>
    public static string Of(ReadOnlySpan<char> line)
    {
        var shown = new StringBuilder();
        Append(shown, line);
        return shown.ToString();
    }

    // What is left of control characters once lines are apart could still move a cursor.
    private static void Append(StringBuilder shown, ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            shown.Append(c == '\t' || !char.IsControl(c) ? c : '\uFFFD');
        }
    }
}
