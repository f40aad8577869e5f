using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>A text that is changed in rounds, and the way back from it to the submitted one.</summary>
internal sealed class MendedText
{
    private readonly SourceText submitted;
    private readonly List<IReadOnlyList<TextChange>> rounds = [];

    public MendedText(SourceText submitted)
    {
        this.submitted = submitted;
        Current = submitted;
    }

    /// <summary>The text as it stands now.</summary>
    public SourceText Current { get; private set; }

    public void Change(IReadOnlyList<TextChange> changes)
    {
        var ordered = changes.OrderBy(change => change.Span.Start).ToList();
        rounds.Add(ordered);
        Current = Current.WithChanges(ordered);
    }

    /// <summary>The finding where it stands in the submitted text. Its fix is of the current one, and left out.</summary>
    public Finding ToSubmitted(Finding found)
    {
        var line = Current.Lines[Math.Min(found.Line, Current.Lines.Count) - 1];
        var place = submitted.Lines.GetLinePosition(Back(Math.Min(line.Start + found.Column - 1, line.End)));
        return found with { Line = place.Line + 1, Column = place.Character + 1, Fix = null };
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

        return Math.Min(position, submitted.Length);
    }
}
