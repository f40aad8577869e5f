using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CodeModeRoslyn.Analyzers;

/// <summary>
/// The same rules for editors, with the built-in policy and every tree taken for a script. Not the gate: attributes in a script can
/// suppress what an analyzer reports.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1036", Justification = RunsInOurCompilation)]
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1041", Justification = RunsInOurCompilation)]
public sealed class ScriptPolicyAnalyzer : DiagnosticAnalyzer
{
    private const string RunsInOurCompilation = "It is loaded by this project's own compilations, which run on this framework.";

    private static readonly FrozenDictionary<string, DiagnosticDescriptor> Descriptors =
        new[] { typeof(ApiRules), typeof(ConstructRules) }
            .SelectMany(rules => rules.GetFields(BindingFlags.Public | BindingFlags.Static))
            .ToFrozenDictionary(rule => (string)rule.GetRawConstantValue()!, rule => new DiagnosticDescriptor(
                (string)rule.GetRawConstantValue()!, rule.Name, "{0}", "Sandbox", DiagnosticSeverity.Error, isEnabledByDefault: true,
                customTags: WellKnownDiagnosticTags.NotConfigurable));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [.. Descriptors.Values];

    public override void Initialize(AnalysisContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(Report);
    }

    private static void Report(SemanticModelAnalysisContext context)
    {
        foreach (var violation in ScriptJudge.Judge(
            context.SemanticModel, PolicyModel.Base, FrozenSet<string>.Empty, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors[violation.RuleId], violation.Location, $"{violation.Message} {violation.Suggestion}"));
        }
    }
}
