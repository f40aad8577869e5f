namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>What is told of a script, in the order of its text.</summary>
/// <param name="Findings">The findings, the ten that come first.</param>
/// <param name="IsInFull">Whether they name every change.</param>
internal sealed record ToldFindings(IReadOnlyList<Finding> Findings, bool IsInFull)
{
    private const int MostErrors = 10;

    public static ToldFindings Of(IEnumerable<Told> told, FixText text)
    {
        var isInFull = true;
        var written = new List<Finding>();
        foreach (var (found, fix, lines) in told.OrderBy(each => (each.Found.IsError ? 0 : 1, each.Found.Line, each.Found.Column)))
        {
            var words = fix is null ? null : text.Of(fix, lines);
            isInFull &= fix is null || words is not null;
            written.Add(found with { Suggestion = found.Suggestion is { } sentence && words is not null ? $"{sentence} {words}" : words ?? found.Suggestion });
        }

        // What is to be written for one line is not what is to be written for another.
        var findings = written.GroupBy(found => (found.Id, found.Message, found.Suggestion)).Select(Folded).ToList();
        return new ToldFindings([.. findings.Take(MostErrors)], isInFull && findings.Count(found => found.IsError) <= MostErrors);
    }

    private static Finding Folded(IEnumerable<Finding> alike) =>
        alike.First() is var first && alike.Select(found => found.Line).Distinct().Skip(1).ToList() is { Count: > 0 } more
            ? first with { Message = $"{first.Message} Also in {(more.Count == 1 ? "line" : "lines")} {string.Join(", ", more)}." }
            : first;
}
