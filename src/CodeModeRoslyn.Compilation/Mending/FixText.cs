using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>Says what a fix makes of a script, to be pasted.</summary>
internal static class FixText
{
    private const int MostLines = 12;
    private const int LongestText = 1_500;

    /// <summary>The lines that the fix changes, as they are afterwards; null when they are too many to be said.</summary>
    public static string? Of(SourceText text, Fix fix)
    {
        var changes = fix.Changes.OrderBy(change => change.Span.Start).ToList();
        if (changes is [{ Span: { Start: 0, Length: 0 }, NewText: { } directive }] && directive.StartsWith("using ", StringComparison.Ordinal))
        {
            return $"Write `{directive.Trim()}` as the script's first line.";
        }

        var mended = text.WithChanges(changes);
        var (runs, shift) = (new List<(int First, int Last, int NewFirst, int NewLast)>(), 0);
        foreach (var change in changes)
        {
            var (first, last) = (text.Lines.IndexOf(change.Span.Start), text.Lines.IndexOf(change.Span.End));
            var newFirst = mended.Lines.IndexOf(change.Span.Start + shift);
            shift += change.NewText!.Length - change.Span.Length;
            var newLast = mended.Lines.IndexOf(change.Span.End + shift);
            if (runs.Count > 0 && first <= runs[^1].Last + 1)
            {
                runs[^1] = (runs[^1].First, Math.Max(last, runs[^1].Last), runs[^1].NewFirst, Math.Max(newLast, runs[^1].NewLast));
            }
            else
            {
                runs.Add((first, last, newFirst, newLast));
            }
        }

        if (runs.Sum(run => run.NewLast - run.NewFirst + 1) > MostLines)
        {
            return null;
        }

        var words = runs is [var only] && only.First == only.Last && only.NewFirst == only.NewLast && Line(mended, only.NewFirst).Length > 0
            ? $"Write `{Line(mended, only.NewFirst)}`."
            : string.Join(' ', runs.Select(run => Said(run, mended)));
        return words.Length <= LongestText ? words.TrimEnd() : null;
    }

    private static string Said((int First, int Last, int NewFirst, int NewLast) run, SourceText mended)
    {
        var lines = Enumerable.Range(run.NewFirst, run.NewLast - run.NewFirst + 1).Select(line => mended.Lines[line].ToString().TrimEnd()).ToList();
        var where = run.First == run.Last ? $"line {run.First + 1}" : $"lines {run.First + 1} to {run.Last + 1}";
        return lines switch
        {
            _ when lines.TrueForAll(string.IsNullOrWhiteSpace) => $"Remove {where}.",
            [var one] => $"Write {where} as `{one.Trim()}`.",
            _ => $"Write {where} as\n{string.Join('\n', lines)}\n",
        };
    }

    private static string Line(SourceText text, int line) => text.Lines[line].ToString().Trim();
}
