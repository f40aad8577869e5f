using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>Says what mending makes of a script, to be pasted: the lines that a fix changes, as they are after all fixes.</summary>
internal sealed class FixText
{
    private const int MostLines = 12;
    private const int LongestText = 1_500;

    private readonly SourceText submitted;
    private readonly SourceText before;
    private readonly SourceText after;
    private readonly IReadOnlyList<TextChange> changes;
    private readonly List<LineRun> runs = [];
    private readonly HashSet<LineRun> said = [];

    /// <param name="submitted">The script.</param>
    /// <param name="before">What harmless fixes have made of it; its lines have the same numbers.</param>
    /// <param name="after">What the last fixes make of that.</param>
    /// <param name="changes">The changes between the two, in the order of the text.</param>
    /// <param name="all">The lines that any fix changes.</param>
    public FixText(SourceText submitted, SourceText before, SourceText after, IReadOnlyList<TextChange> changes, IEnumerable<LineRun> all)
    {
        (this.submitted, this.before, this.after, this.changes) = (submitted, before, after, changes);
        foreach (var run in all.OrderBy(run => run.First))
        {
            // Two fixes of the same lines make one text.
            if (runs.Count > 0 && run.First <= runs[^1].Last)
            {
                runs[^1] = runs[^1] with { Last = Math.Max(run.Last, runs[^1].Last) };
            }
            else
            {
                runs.Add(run);
            }
        }
    }

    /// <summary>The lines that the fix changes, neighbours together; none for a directive, which stands before all of them.</summary>
    public static IReadOnlyList<LineRun> LinesOf(SourceText text, Fix fix)
    {
        var lines = new List<LineRun>();
        foreach (var change in fix.Changes.OrderBy(change => change.Span.Start).Where(_ => DirectiveOf(fix) is null))
        {
            var (first, last) = (text.Lines.IndexOf(change.Span.Start), text.Lines.IndexOf(change.Span.End));
            if (lines.Count > 0 && first <= lines[^1].Last + 1)
            {
                lines[^1] = lines[^1] with { Last = Math.Max(last, lines[^1].Last) };
            }
            else
            {
                lines.Add(new LineRun(first, last));
            }
        }

        return lines;
    }

    /// <summary>What to write for a fix; null when it is too much to be said.</summary>
    public string? Of(Fix fix, IReadOnlyList<LineRun> lines)
    {
        if (DirectiveOf(fix) is { } directive)
        {
            return $"Write `{directive}` as the script's first line.";
        }

        var wanted = runs.Where(run => lines.Any(line => line.First <= run.Last && run.First <= line.Last)).ToList();
        var shown = wanted.Select(run => (Run: run, Lines: LinesAfter(run))).ToList();
        if (shown.Sum(run => run.Lines.Count) > MostLines)
        {
            return null;
        }

        // Several lines are said once, whatever number of errors they mend.
        if (wanted.TrueForAll(said.Contains) && (wanted.Count > 1 || wanted[0].First < wanted[0].Last))
        {
            return $"Writing {string.Join(" and ", wanted.Select(run => run.Name))} so mends this, too.";
        }

        var words = shown is [({ First: var first, Last: var last }, [{ Length: > 0 } only])] && first == last
            ? $"Write `{only.Trim()}`."
            : string.Join('\n', shown.Select(run => Said(run.Run, run.Lines)));
        if (words.Length > LongestText)
        {
            return null;
        }

        said.UnionWith(wanted);
        return words;
    }

    private static string? DirectiveOf(Fix fix) =>
        fix.Changes is [{ Span: { Start: 0, Length: 0 }, NewText: { } directive }] && directive.StartsWith("using ", StringComparison.Ordinal) ? directive.Trim() : null;

    private static string Said(LineRun run, List<string> lines) => lines switch
    {
        _ when lines.TrueForAll(string.IsNullOrWhiteSpace) => $"Remove {run.Name}.",
        [var one] => $"Write {run.Name} as `{one.Trim()}`.",
        // Farther in than the words, so that it is seen where they go on.
        _ => $"Write {run.Name} as\n{string.Join('\n', lines.Select(line => line.Length == 0 ? "" : $"    {line}"))}",
    };

    /// <summary>What has become of the lines, without those that mending has left empty.</summary>
    private List<string> LinesAfter(LineRun run)
    {
        var first = after.Lines.IndexOf(Forward(before.Lines[run.First].Start, isEnd: false));
        var last = after.Lines.IndexOf(Forward(before.Lines[run.Last].End, isEnd: true));
        var lines = Enumerable.Range(first, last - first + 1).Select(line => after.Lines[line].ToString().TrimEnd()).ToList();
        var isLineByLine = last - first == run.Last - run.First;
        var kept = lines.Where((line, index) => line.Length > 0 || (isLineByLine && run.First + index < submitted.Lines.Count && string.IsNullOrWhiteSpace(submitted.Lines[run.First + index].ToString()))).ToList();
        return kept.TrueForAll(line => line.Length == 0) ? [""] : kept;
    }

    // What is put in where a line begins or ends belongs to it.
    private int Forward(int position, bool isEnd) =>
        position + changes.TakeWhile(change => change.Span.End < position || (isEnd && change.Span.End == position)).Sum(change => change.NewText!.Length - change.Span.Length);
}
