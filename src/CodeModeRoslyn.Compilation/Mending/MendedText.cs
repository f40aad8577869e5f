using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>A text that is changed in rounds, in which every line keeps its number, and the way back from it to the submitted one.</summary>
internal sealed partial class MendedText
{
    private readonly List<IReadOnlyList<TextChange>> rounds = [];

    public MendedText(SourceText submitted)
    {
        Submitted = submitted;
        Current = submitted;
    }

    public SourceText Submitted { get; }

    /// <summary>The text as it stands now.</summary>
    public SourceText Current { get; private set; }

    /// <summary>Makes a round of changes.</summary>
    /// <returns>The changes that were made, with which every line keeps its number.</returns>
    public IReadOnlyList<TextChange> Change(IEnumerable<TextChange> changes)
    {
        var ordered = changes.OrderBy(change => change.Span.Start).Select(change => KeptLines.Of(Current, change)).ToList();
        rounds.Add(ordered);
        Current = Current.WithChanges(ordered);
        return ordered;
    }

    /// <summary>The finding where it stands in the submitted text, and with the words that stand there. Its fix is of the current one, and left out.</summary>
    public Finding ToSubmitted(Finding found)
    {
        var line = Current.Lines[Math.Min(found.Line, Current.Lines.Count) - 1];
        var place = Submitted.Lines.GetLinePosition(Back(Math.Min(line.Start + found.Column - 1, line.End)));
        return found with
        {
            Line = place.Line + 1,
            Column = place.Character + 1,
            Message = rounds.Count == 0 ? found.Message : Quoted().Replace(found.Message, match => AsSent(match, line.Start)),
            Fix = null,
        };
    }

    // What is quoted from a text that has been changed is looked up in the one that its author knows.
    private string AsSent(Match quoted, int start)
    {
        var words = quoted.Groups[1].Value;
        if (Submitted.ToString().Contains(words, StringComparison.Ordinal) || Current.ToString().IndexOf(words, start, StringComparison.Ordinal) is not (>= 0 and var at))
        {
            return quoted.Value;
        }

        var (from, to) = (Back(at), Back(at + words.Length));
        return to > from && Submitted.ToString(TextSpan.FromBounds(from, to)) is var sent && !sent.AsSpan().ContainsAny("\r\n`") ? $"`{sent}`" : quoted.Value;
    }

    private int Back(int position)
    {
        foreach (var changes in Enumerable.Reverse(rounds))
        {
            var shift = 0;
            foreach (var change in changes)
            {
                var start = change.Span.Start + shift;
                if (position < start)
                {
                    break;
                }

                shift += change.NewText!.Length - change.Span.Length;
                if (position < start + change.NewText.Length)
                {
                    // Within what was put in: where it was put.
                    shift = position - change.Span.Start;
                    break;
                }
            }

            position -= shift;
        }

        return Math.Min(position, Submitted.Length);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
