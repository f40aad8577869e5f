using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>
/// Compiles a script, and where it does not compile, again with every harmless fix applied, in rounds, since an error that is mended may
/// have hidden another one. Of what is left, only that is told which mending has not made go away.
/// </summary>
/// <param name="attempt">Compiles and judges a text as it stands.</param>
internal sealed class ScriptMender(Func<SourceText, ScriptVerdict> attempt)
{
    private const int MostRounds = 6;
    private const int MostErrors = 10;

    /// <summary>Of the processor's. A script that is slow to compile is told what is wrong with it, rather than that it is slow.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1.5);

    public ScriptVerdict Compile(SourceText submitted)
    {
        var started = Environment.CpuUsage.TotalTime;
        var mended = new MendedText(submitted);
        var (applied, told) = (new List<AppliedFix>(), new List<Finding>());
        var verdict = attempt(submitted);
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        for (var round = 0; verdict is ScriptVerdict.Refused refused; round++)
        {
            unknown.UnionWith(refused.Unknown);
            var fixes = Choose(refused.Findings, harmlessOnly: true);
            if (fixes.Count == 0 || round == MostRounds || IsLate(started))
            {
                return Refuse(mended, told, refused, started) with { Unknown = [.. unknown] };
            }

            told.AddRange(Told(mended, refused.Findings.Where(found => fixes.Contains(found)), fixes));
            applied.AddRange(fixes.Select(found => new AppliedFix(found.Id, mended.ToSubmitted(found).Line, found.Fix!.What)));
            mended.Change([.. fixes.SelectMany(found => found.Fix!.Changes)]);
            verdict = attempt(mended.Current);
        }

        return applied.Count > 0 && verdict is ScriptVerdict.Approved approved
            ? approved with { Mended = new MendedScript(mended.Current.ToString(), Once(applied), Fold(told)) }
            : verdict;
    }

    private ScriptVerdict.Refused Refuse(MendedText mended, List<Finding> told, ScriptVerdict.Refused refused, TimeSpan started)
    {
        var fixes = Choose(refused.Findings, harmlessOnly: false);
        var leading = Leading(mended.Current, refused.Findings, fixes).ToList();
        var findings = Fold([.. told, .. Told(mended, leading, fixes)]);
        var isAll = leading.TrueForAll(found => !found.IsError || fixes.Contains(found) || fixes.Exists(other => other.Fix!.Changes.SequenceEqual(found.Fix?.Changes ?? [])));
        if (!isAll || fixes.Count == 0 || IsLate(started))
        {
            return new ScriptVerdict.Refused(findings);
        }

        // Whoever pastes these lines should know whether that is the end of it.
        mended.Change([.. fixes.SelectMany(found => found.Fix!.Changes)]);
        return new ScriptVerdict.Refused(findings) { IsMendedByFixes = attempt(mended.Current) is ScriptVerdict.Approved };
    }

    private static bool IsLate(TimeSpan started) => Environment.CpuUsage.TotalTime - started > MostTime;

    /// <summary>The findings whose fixes can be applied together: none touches another.</summary>
    private static List<Finding> Choose(IEnumerable<Finding> findings, bool harmlessOnly)
    {
        var (chosen, taken) = (new List<Finding>(), new List<TextChange>());
        foreach (var found in findings.Where(found => found is { IsError: true, Fix: not null } && (found.Fix.IsHarmless || !harmlessOnly)))
        {
            // The same change helps against several errors.
            var isThere = found.Fix!.Changes.All(taken.Contains);
            if (!isThere && !found.Fix.Changes.Any(change => taken.Exists(other => other.Span.IntersectsWith(change.Span))))
            {
                chosen.Add(found);
                taken.AddRange(found.Fix.Changes);
            }
        }

        return chosen;
    }

    /// <summary>The findings without those in a place that the fix of another rewrites.</summary>
    private static IEnumerable<Finding> Leading(SourceText text, IEnumerable<Finding> findings, IReadOnlyList<Finding> fixes) =>
        findings.Where(found => fixes.Contains(found) || !fixes.Any(other => other.Fix!.Changes.Any(change =>
            text.Lines.GetPosition(new LinePosition(Math.Min(found.Line, text.Lines.Count) - 1, 0)) + found.Column - 1 is var at && change.Span.Start <= at && at < change.Span.End)));

    /// <summary>The findings with what to write: the lines as they are with every fix that touches them.</summary>
    private static IEnumerable<Finding> Told(MendedText mended, IEnumerable<Finding> findings, IReadOnlyList<Finding> fixes)
    {
        var text = mended.Current;
        return findings.Select(found =>
        {
            if (found.Fix is not { } fix)
            {
                return mended.ToSubmitted(found);
            }

            var lines = fix.Changes.Select(change => text.Lines.IndexOf(change.Span.Start)).ToHashSet();
            var changes = fix.Changes.Concat(fixes
                .Where(other => other != found && other.Fix!.Changes.All(change => lines.Contains(text.Lines.IndexOf(change.Span.Start))))
                .SelectMany(other => other.Fix!.Changes)
                .Where(change => !fix.Changes.Any(own => own.Span.IntersectsWith(change.Span))));
            var written = FixText.Of(text, fix with { Changes = [.. changes.OrderBy(change => change.Span.Start)] });
            return mended.ToSubmitted(found with { Suggestion = found.Suggestion is { } sentence && written is not null ? $"{sentence} {written}" : written ?? found.Suggestion });
        });
    }

    /// <summary>In the order of the text, each once, the ten that come first.</summary>
    private static List<Finding> Fold(IReadOnlyList<Finding> findings) =>
    [
        .. findings
            .OrderBy(found => (found.IsError ? 0 : 1, found.Line, found.Column))
            .GroupBy(found => (found.Id, found.Message))
            .Select(alike => alike.First() is var first && alike.Select(found => found.Line).Distinct().Skip(1).ToList() is { Count: > 0 } more
                ? first with { Message = $"{first.Message} Also in {(more.Count == 1 ? "line" : "lines")} {string.Join(", ", more)}." }
                : first)
            .Take(MostErrors),
    ];

    private static List<AppliedFix> Once(IEnumerable<AppliedFix> applied) => [.. applied.Distinct().OrderBy(fix => fix.Line)];
}
