using CodeModeRoslyn.Analyzers.Judging;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Analyzers;

/// <summary>
/// Judges what a script names, converts and declares, place by place. A plain call and no analyzer, because a script can silence an
/// analyzer; nothing in a script can silence this.
/// </summary>
public static class ScriptJudge
{
    /// <summary>How many violations are reported at most.</summary>
    public const int MaximumViolations = 50;

    /// <summary>Judges scripts inside a compilation. Trees of the compilation that are not listed are trusted.</summary>
    /// <param name="compilation">The compilation; it may have errors.</param>
    /// <param name="scriptTrees">The trees that hold what people wrote.</param>
    /// <param name="policy">What may be named.</param>
    /// <param name="bindingAssemblies">The exact simple names of the binding assemblies, which are allowed altogether.</param>
    /// <param name="ct">Ends the judging; Roslyn does not honour it everywhere.</param>
    /// <returns>One violation for each place, by position, at most <see cref="MaximumViolations"/>.</returns>
    public static IReadOnlyList<ScriptViolation> Judge(
        Compilation compilation,
        IReadOnlyCollection<SyntaxTree> scriptTrees,
        PolicyModel policy,
        IReadOnlySet<string> bindingAssemblies,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ArgumentNullException.ThrowIfNull(scriptTrees);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(bindingAssemblies);
        var verdicts = new SymbolVerdicts(compilation, policy, bindingAssemblies);
        List<ScriptViolation> violations = [];
        foreach (var tree in scriptTrees)
        {
            var findings = new Findings();
            new ScriptWalker(compilation.GetSemanticModel(tree), verdicts, findings, ct).Walk(tree.GetRoot(ct));
            violations.AddRange(findings.ToViolations());
        }

        return violations.Count > MaximumViolations ? violations.GetRange(0, MaximumViolations) : violations;
    }
}
