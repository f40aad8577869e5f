using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>
/// What was refused in one tree. A refused call shows up several times (its type, its name, its result); only the cause that a
/// reader meets first is kept for each chain of names.
/// </summary>
internal sealed class Findings
{
    private readonly Dictionary<int, Finding> _byChain = [];

    /// <summary>Adds a refused name.</summary>
    public void AddName(SyntaxNode node, Denial denial) => Add(node, denial, isInferred: false);

    /// <summary>Adds a refused type that an expression has without naming it.</summary>
    public void AddInferred(SyntaxNode node, Denial denial) => Add(node, denial, isInferred: true);

    /// <summary>Adds a refused token or construct, which belongs to no chain of names.</summary>
    public void AddConstruct(Location location, Denial denial) =>
        _byChain.TryAdd(location.SourceSpan.Start, new Finding(denial, location, IsInferred: false));

    /// <summary>The findings by position, one subject once a line; inferred types only where nothing named them before.</summary>
    public IEnumerable<ScriptViolation> ToViolations()
    {
        HashSet<string> subjects = [];
        HashSet<(string Subject, int Line)> places = [];
        foreach (var (denial, location, isInferred) in _byChain.Values.OrderBy(finding => finding.Location.SourceSpan.Start))
        {
            var isNew = subjects.Add(denial.Subject);
            if (places.Add((denial.Subject, LineOf(location))) && (isNew || !isInferred))
                yield return new ScriptViolation(denial.RuleId, location, denial.Message, denial.Suggestion);
        }
    }

    private void Add(SyntaxNode node, Denial denial, bool isInferred)
    {
        var chain = NameChain.StartOf(node);
        var finding = new Finding(denial, NameChain.PlaceOf(node), isInferred);
        if (!_byChain.TryGetValue(chain, out var known) || finding.IsBetterThan(known))
            _byChain[chain] = finding;
    }

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line;

    private sealed record Finding(Denial Denial, Location Location, bool IsInferred)
    {
        private TextSpan Span => Location.SourceSpan;

        public bool IsBetterThan(Finding other) =>
            IsInferred != other.IsInferred ? other.IsInferred : Span.Start < other.Span.Start;
    }
}
