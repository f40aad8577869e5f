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

    /// <summary>Judges one script. Other trees of its compilation are trusted.</summary>
    /// <param name="script">The script's own model, which remembers what others have asked it already; its compilation may have errors.</param>
    /// <param name="policy">What may be named.</param>
    /// <param name="bindingAssemblies">The exact simple names of the binding assemblies, which are allowed altogether.</param>
    /// <param name="ct">Ends the judging; Roslyn does not honour it everywhere.</param>
    /// <returns>One violation for each place, by position, at most <see cref="MaximumViolations"/>.</returns>
    public static IReadOnlyList<ScriptViolation> Judge(
        SemanticModel script, PolicyModel policy, IReadOnlySet<string> bindingAssemblies, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(bindingAssemblies);
        var verdicts = new SymbolVerdicts(script.Compilation, policy, bindingAssemblies, EffectiveApi.BuiltIn);
        var findings = new Findings();
        new ScriptWalker(script, verdicts, findings, ct).Walk(script.SyntaxTree.GetRoot(ct));
        return findings.ToViolations().Take(MaximumViolations).ToList();
    }
}
