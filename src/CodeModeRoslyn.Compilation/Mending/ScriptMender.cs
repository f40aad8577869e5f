using CodeModeRoslyn.Verification.Nesting;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>
/// Compiles a script, and where it does not compile, again with every harmless fix applied, in rounds, since an error that is mended may
/// have hidden another one. Of what is left, only that is told which mending has not made go away.
/// </summary>
/// <param name="attempt">Compiles and judges a text as it stands.</param>
/// <param name="spent">The processor's time that this process has taken.</param>
internal sealed class ScriptMender(Func<SourceText, ScriptVerdict> attempt, Func<TimeSpan> spent)
{
    private const int MostRounds = 6;

    public ScriptVerdict Compile(SourceText submitted)
    {
        var patience = new Patience(spent);
        var mended = new MendedText(submitted);
        var (applied, told) = (new List<AppliedFix>(), new List<Told>());
        var verdict = patience.Spend(() => attempt(submitted));
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        for (var round = 0; verdict is ScriptVerdict.Refused refused; round++)
        {
            unknown.UnionWith(refused.Unknown);
            var fixes = Choose(refused.Findings.Where(found => found.Fix is { IsHarmless: true } fix && !fix.Changes.Any(change => KeptLines.IsMovedBy(mended.Current, change))));
            var changes = fixes.SelectMany(found => found.Fix!.Changes).ToList();
            if (fixes.Count == 0 || round == MostRounds || !patience.IsLeft || !BracketDepth.IsWithin(mended.Current.WithChanges(changes.OrderBy(change => change.Span.Start)).ToString()))
            {
                return Refuse(mended, told, refused, patience) with { Unknown = [.. unknown] };
            }

            told.AddRange(fixes.Select(found => Told.Of(mended, found)));
            applied.AddRange(fixes.Select(found => new AppliedFix(found.Id, mended.ToSubmitted(found).Line, found.Fix!.What)));
            mended.Change(changes);
            verdict = patience.Spend(() => attempt(mended.Current));
        }

        return applied.Count > 0 && verdict is ScriptVerdict.Approved approved
            ? approved with
            {
                Warnings = [.. approved.Warnings.Select(mended.ToSubmitted)],
                Mended = Describe(mended, applied, told),
            }
            : verdict;
    }

    private static MendedScript Describe(MendedText mended, List<AppliedFix> applied, List<Told> told)
    {
        var all = ToldFindings.Of(told, new FixText(mended.Submitted, mended.Current, mended.Current, [], told.SelectMany(each => each.Lines)));
        return new MendedScript(mended.Current.ToString(), [.. applied.Distinct().OrderBy(fix => fix.Line)], all.Findings) { IsToldInFull = all.IsInFull };
    }

    private ScriptVerdict.Refused Refuse(MendedText mended, List<Told> told, ScriptVerdict.Refused refused, Patience patience)
    {
        var fixes = Choose(refused.Findings.Where(found => found.Fix is not null));
        var leading = Leading(mended.Current, refused.Findings, fixes).ToList();
        var isAll = leading.TrueForAll(found => !found.IsError || IsChosen(found, fixes));
        told.AddRange(leading.Select(found => Told.Of(mended, found.Fix is null || IsChosen(found, fixes) ? found : found with { Fix = null, Suggestion = found.Suggestion ?? AfterOther(mended.Current, found, fixes) })));

        var before = mended.Current;
        var changes = mended.Change(fixes.SelectMany(found => found.Fix!.Changes));
        var all = ToldFindings.Of(told, new FixText(mended.Submitted, before, mended.Current, changes, told.SelectMany(each => each.Lines)));

        // Whoever pastes these lines should know whether that is the end of it.
        return new ScriptVerdict.Refused(all.Findings)
        {
            Suggested = mended.Current == mended.Submitted ? null : mended.Current.ToString(),
            IsMendedByFixes = isAll && all.IsInFull && fixes.Count > 0 && patience.IsLeft && BracketDepth.IsWithin(mended.Current.ToString()) && attempt(mended.Current) is ScriptVerdict.Approved,
        };
    }

    /// <summary>The findings whose fixes can be applied together: none touches another.</summary>
    private static List<Finding> Choose(IEnumerable<Finding> findings)
    {
        var (chosen, taken) = (new List<Finding>(), new List<TextChange>());
        foreach (var found in findings.Where(found => found.IsError))
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

    private static bool IsChosen(Finding found, List<Finding> fixes) =>
        found.Fix is not null && (fixes.Contains(found) || fixes.Exists(other => other.Fix!.Changes.SequenceEqual(found.Fix.Changes)));

    /// <summary>The findings without those in a place that the fix of another rewrites.</summary>
    private static IEnumerable<Finding> Leading(SourceText text, IEnumerable<Finding> findings, IReadOnlyList<Finding> fixes) =>
        findings.Where(found => fixes.Contains(found) || !fixes.Any(other => other.Fix!.Changes.Any(change =>
            text.Lines.GetPosition(new LinePosition(Math.Min(found.Line, text.Lines.Count) - 1, 0)) + found.Column - 1 is var at && change.Span.Start <= at && at < change.Span.End)));

    // Two fixes of one place would be two texts for the same lines.
    private static string? AfterOther(SourceText text, Finding found, IEnumerable<Finding> fixes) =>
        fixes.FirstOrDefault(other => other.Fix!.Changes.Any(change => found.Fix!.Changes.Any(own => own.Span.IntersectsWith(change.Span)))) is { } other
            ? $"It may go with the change of line {text.Lines.IndexOf(other.Fix!.Changes[0].Span.Start) + 1}."
            : null;
}
