using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>Keeps the numbers of a text's lines when it is changed.</summary>
internal static class KeptLines
{
    /// <summary>Whether the change adds lines, and something stands behind it that they would move.</summary>
    public static bool IsMovedBy(SourceText text, TextChange change) =>
        BreaksOf(change.NewText!) > BreaksOf(text.ToString(change.Span)) && change.Span.End < text.Length;

    /// <summary>The change, with the line breaks that it takes away put back.</summary>
    public static TextChange Of(SourceText text, TextChange change)
    {
        var old = text.ToString(change.Span);
        var lost = BreaksOf(old) - BreaksOf(change.NewText!);
        return lost <= 0 ? change
            : new TextChange(change.Span, HasLongText(old) ? change.NewText + Breaks(lost) : Aligned(SourceText.From(old), SourceText.From(change.NewText!)));
    }

    // Lines that are still there stand where they stood; the other breaks come at the end.
    private static string Aligned(SourceText old, SourceText changed)
    {
        var (stood, aligned, at) = (old.Lines.Select(line => line.ToString().Trim()).ToArray(), new StringBuilder(changed.Lines[0].ToString()), 0);
        foreach (var line in changed.Lines.Skip(1))
        {
            // At most so far down that those behind it have room.
            var room = stood.Length - changed.Lines.Count + line.LineNumber - at;
            var same = line.ToString().Trim() is { Length: > 0 } shown ? Array.IndexOf(stood, shown, at + 1, room) : -1;
            var next = same > 0 ? same : at + 1;
            aligned.Append(Breaks(next - at)).Append(line.ToString());
            at = next;
        }

        return aligned.Append(Breaks(stood.Length - 1 - at)).ToString();
    }

    // A line break within a string is part of it.
    private static bool HasLongText(string text) =>
        text.Contains("\"\"\"", StringComparison.Ordinal) || text.Contains("@\"", StringComparison.Ordinal) || text.Contains("@$\"", StringComparison.Ordinal);

    private static string Breaks(int count) => new('\n', count);

    private static int BreaksOf(string text) => SourceText.From(text).Lines.Count - 1;
}
