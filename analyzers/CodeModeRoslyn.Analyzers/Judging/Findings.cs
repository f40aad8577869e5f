using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>
/// What was refused in one tree. A refused call shows up several times (its type, its name, its result); only the cause that a
/// reader meets first is kept for each chain of names.
/// </summary>
internal sealed class Findings
{
    private readonly Dictionary<int, Finding> byChain = [];

    /// <summary>Adds a refused name.</summary>
    public void AddName(SyntaxNode node, Denial denial) => Add(node, denial, isInferred: false);

    /// <summary>Adds a refused type that an expression has without naming it.</summary>
    public void AddInferred(SyntaxNode node, Denial denial) => Add(node, denial, isInferred: true);

    /// <summary>Adds a refused token or construct, which belongs to no chain of names.</summary>
    public void AddConstruct(Location location, Denial denial) =>
        byChain.TryAdd(location.SourceSpan.Start, new Finding(denial, location, IsInferred: false));

    /// <summary>
    /// The findings by position, each subject once a line. An inferred type is a consequence of what its line names, or of what
    /// another line names, and is reported only where neither is refused itself.
    /// </summary>
    public IEnumerable<ScriptViolation> ToViolations()
    {
        var named = byChain.Values.Where(finding => !finding.IsInferred).ToList();
        var subjects = named.Select(finding => finding.Denial.Subject).ToHashSet();
        var lines = named.Select(finding => LineOf(finding.Location)).ToHashSet();
        var inferred = byChain.Values.Where(finding => finding.IsInferred)
            .OrderBy(finding => finding.Location.SourceSpan.Start)
            .Where(finding => !lines.Contains(LineOf(finding.Location)) && subjects.Add(finding.Denial.Subject));
        return named.DistinctBy(finding => (finding.Denial.Subject, LineOf(finding.Location)))
            .Concat(inferred)
            .OrderBy(finding => finding.Location.SourceSpan.Start)
            .Select(finding => new ScriptViolation(
                finding.Denial.RuleId, finding.Location, finding.Denial.Message, finding.Denial.Suggestion));
    }

    private void Add(SyntaxNode node, Denial denial, bool isInferred)
    {
        var chain = NameChain.StartOf(node);
        var finding = new Finding(denial, NameChain.PlaceOf(node), isInferred || denial.IsIndirect);
        if (!byChain.TryGetValue(chain, out var known) || finding.IsBetterThan(known))
        {
            byChain[chain] = finding;
        }
    }

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line;

    private sealed record Finding(Denial Denial, Location Location, bool IsInferred)
    {
        private TextSpan Span => Location.SourceSpan;

        public bool IsBetterThan(Finding other) =>
            IsInferred != other.IsInferred ? other.IsInferred
            : Denial.IsSpecific != other.Denial.IsSpecific ? Denial.IsSpecific
            : Span.Start < other.Span.Start;
    }
}
