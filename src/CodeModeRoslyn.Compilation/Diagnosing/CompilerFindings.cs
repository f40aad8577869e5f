using System.Collections.Frozen;
using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Turns what Roslyn reports about the lifted tree into findings about the submitted text.</summary>
internal sealed class CompilerFindings(CSharpCompilation compilation, LiftedScript lifted, ScriptSource source, PolicyModel policy)
{
    private const int MostErrors = 10;
    private const int MostValues = 20;
    private const string CannotConvert = "CS0029";
    private const string NotAwaited = "CS4014";

    /// <summary>Errors that only say in the compiler's words what a rule says better.</summary>
    private static readonly FrozenDictionary<string, string> Explained = new Dictionary<string, string>
    {
        ["CS0214"] = ConstructRules.WriteSafeCode,
        ["CS0227"] = ConstructRules.WriteSafeCode,
        ["CS0656"] = ConstructRules.TypeInsteadOfDynamic,
    }.ToFrozenDictionary();

    /// <summary>The last expression is a call of a void method, which is no result but a fine statement.</summary>
    public static bool SaysResultIsVoid(Diagnostic found) =>
        found.Id == CannotConvert && found.GetMessage().Contains("'void' to 'object'", StringComparison.Ordinal);

    /// <summary>Why the script does not compile, and what the policy says about it all the same, so that an author learns of both at once.</summary>
    public IReadOnlyList<Finding> Errors(IEnumerable<Diagnostic> diagnostics, IReadOnlyList<Finding> violations)
    {
        var advice = new CompilerAdvice(compilation, lifted.Tree, source, policy);
        var rules = violations.Select(violation => violation.Id).ToHashSet();
        var beyond = new BeyondReferences(compilation, lifted.Tree, policy);
        return diagnostics
            .Where(found => found.Severity == DiagnosticSeverity.Error && !(Explained.TryGetValue(found.Id, out var rule) && rules.Contains(rule)))
            .OrderBy(found => found.Location.SourceTree == lifted.Tree ? 0 : 1)
            .ThenBy(found => found.Location.SourceSpan.Start)
            .Take(MostErrors)
            .Select(found => beyond.Of(found) is { } refusal
                ? At(found.Location, refusal.RuleId, refusal.Message, refusal.Suggestion ?? advice.For(found))
                : At(found.Location, found.Id, found.GetMessage(), advice.For(found)))
            .Concat(violations)
            .OrderBy(finding => (finding.Line, finding.Column))
            .Take(MostErrors)
            .ToList();
    }

    /// <summary>Only what a model should act on; Roslyn's other warnings are noise here.</summary>
    public IReadOnlyList<Finding> Warnings(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics
            .Where(found => found.Id == NotAwaited && found.Location.SourceTree == lifted.Tree)
            .Take(MostErrors)
            .Select(found => At(found.Location, found.Id, "The task of this call is dropped: nothing waits for it.", "Write `await` before the call.") with { IsError = false })
            .ToList();

    public Finding Dropped(InvocationExpressionSyntax call) =>
        At(
            call.GetLocation(),
            ScriptShapeRules.DroppedCall,
            "The task of this call is dropped, so the call would be cancelled when the script ends.",
            $"await {call};");

    public Finding TooMany(ArgumentSyntax argument) =>
        At(
            argument.GetLocation(),
            ScriptShapeRules.OneArgumentTooMany,
            "This is one argument too many: the tool has no parameter at this place.",
            "Name the arguments as the declaration does, and leave out what it does not have.");

    public Finding Impossible(ImpossibleConstant constant)
    {
        var values = string.Join(", ", constant.Possible.Take(MostValues).Select(value => $"\"{value}\"")) + (constant.Possible.Count > MostValues ? ", …" : "");
        var suggestion = NearestName.Of(constant.Value, constant.Possible) is { } nearest ? $"Write \"{nearest}\"." : $"There are: {values}.";
        var location = constant.Node.GetLocation();
        return constant.IsCompared
            ? At(location, ScriptShapeRules.ImpossibleComparison, $"This never holds: `{constant.Place}` is one of {values}.", suggestion) with { IsError = false }
            : At(location, ScriptShapeRules.ImpossibleArgument, $"\"{constant.Value}\" is none of the values of `{constant.Place}`: {values}.", suggestion);
    }

    public Finding At(Location location, string id, string message, string? suggestion)
    {
        var place = location.SourceTree == lifted.Tree
            ? lifted.Positions.ToScript(location.SourceSpan.Start)
            : default;
        return new Finding(id, IsError: true, message, place.Line + 1, place.Character + 1, suggestion);
    }
}
