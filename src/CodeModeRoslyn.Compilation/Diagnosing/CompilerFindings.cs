using System.Collections.Frozen;
using CodeModeRoslyn.Analyzers;
using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Compilation.Diagnosing.Remedies;
using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.Mending;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Turns what Roslyn reports about the lifted tree into findings about the submitted text.</summary>
internal sealed class CompilerFindings(CSharpCompilation compilation, SemanticModel model, LiftedScript lifted, ScriptSource source, PolicyModel policy)
{
    private const int MostErrors = 50;
    private const int MostValues = 20;
    private const string CannotConvert = "CS0029";
    private const string NotAwaited = "CS4014";

    private readonly SortedSet<string> unknown = new(StringComparer.Ordinal);

    /// <summary>What the script calls tools that are not there under these names.</summary>
    public IReadOnlyCollection<string> Unknown => unknown;

    /// <summary>Errors that only say in the compiler's words what a rule says better.</summary>
    private static readonly FrozenDictionary<string, string> Explained = new Dictionary<string, string>
    {
        ["CS0214"] = ConstructRules.WriteSafeCode,
        ["CS0227"] = ConstructRules.WriteSafeCode,
        ["CS0656"] = ConstructRules.TypeInsteadOfDynamic,
        ["CS1980"] = ConstructRules.TypeInsteadOfDynamic,
    }.ToFrozenDictionary();

    /// <summary>The last expression is a call of a void method, which is no result but a fine statement.</summary>
    public static bool SaysResultIsVoid(Diagnostic found) =>
        found.Id == CannotConvert && found.GetMessage().Contains("'void' to 'object'", StringComparison.Ordinal);

    /// <summary>Why the script does not compile, and what the policy says about it all the same, so that an author learns of both at once.</summary>
    public IReadOnlyList<Finding> Errors(IEnumerable<Diagnostic> diagnostics, IReadOnlyList<Finding> violations)
    {
        var rules = violations.Select(violation => violation.Id).ToHashSet();
        var beyond = new BeyondReferences(compilation, lifted.Tree, policy);
        var errors = diagnostics
            .Where(found => found.Severity == DiagnosticSeverity.Error && !(Explained.TryGetValue(found.Id, out var rule) && rules.Contains(rule)))
            .OrderBy(found => found.Location.SourceTree == lifted.Tree ? 0 : 1)
            .ThenBy(found => found.Location.SourceSpan.Start)
            .ToList();
        var leading = errors.Where(found => !FollowUps.Is(found, lifted.Tree, model)).ToList();
        return (leading.Count > 0 || violations.Count > 0 ? leading : errors)
            .Take(MostErrors)
            .Select(found => Describe(found, beyond))
            .Concat(violations)
            .OrderBy(finding => (finding.Line, finding.Column))
            .Take(MostErrors)
            .ToList();
    }

    /// <summary>What the policy refuses.</summary>
    public Finding Violation(ScriptViolation violation)
    {
        if (violation.Location.SourceTree != lifted.Tree)
        {
            return At(violation.Location, violation.RuleId, violation.Message, violation.Suggestion);
        }

        var site = SiteOf(violation.RuleId, violation.Location);
        var name = FullName(site.Node);
        if (name is not null)
        {
            unknown.Add(name);
        }

        var instead = Instead.Of(site, name);
        return At(violation.Location, violation.RuleId, violation.Message, instead?.Sentence ?? (instead?.Fix is null ? violation.Suggestion : null), instead?.Fix);
    }

    /// <summary>What of .NET a refused name means, with the member that is asked of it: <c>System.IO.File.ReadAllText</c>; null for what is not .NET's.</summary>
    private string? FullName(SyntaxNode node)
    {
        var symbol = model.GetSymbolInfo(node) is var info ? info.Symbol ?? info.CandidateSymbols.FirstOrDefault() : null;
        var whole = node.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == node ? qualified : node;
        var name = symbol switch
        {
            ITypeSymbol type => type.ToDisplayString() + (whole.Parent is MemberAccessExpressionSyntax access && access.Expression == whole ? $".{access.Name.Identifier.ValueText}" : ""),
            { ContainingType: { } type } => $"{type.ToDisplayString()}.{symbol.Name}",
            _ => null,
        };
        return name?.StartsWith("System.", StringComparison.Ordinal) == true ? name : null;
    }

    private Finding Describe(Diagnostic found, BeyondReferences beyond)
    {
        if (found.Location.SourceTree != lifted.Tree)
        {
            return At(found.Location, found.Id, PlainWords.Of(found.GetMessage()), null);
        }

        var site = SiteOf(found.Id, found.Location);
        if (beyond.Of(found) is { } refusal)
        {
            unknown.Add(refusal.Name);
            var instead = Instead.Of(site, refusal.Name);
            return At(found.Location, refusal.RuleId, refusal.Message, instead?.Sentence ?? (instead?.Fix is null ? refusal.Suggestion : null), instead?.Fix);
        }

        if (found.Id is "CS0103" or "CS1061" && UnknownTool.PathOf(site) is { } path)
        {
            unknown.Add(path);
        }

        var remedy = RemedyTable.For(site);
        return At(found.Location, found.Id, remedy?.Message ?? PlainWords.Of(found.GetMessage()), remedy?.Sentence, remedy?.Fix);
    }

    private ErrorSite SiteOf(string id, Location location) => new(
        id, location.SourceSpan, lifted.Tree.GetRoot().FindNode(location.SourceSpan, getInnermostNodeForTie: true), model, lifted.Positions, source, policy);

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
            null,
            ErrorSite.CanAwait(call) ? new Fix(SiteOf(ScriptShapeRules.DroppedCall, call.GetLocation()).Awaited(call), true, "`await` added") : null);

    public Finding AsText(ExpressionSyntax task)
    {
        var asked = task.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            ConditionalAccessExpressionSyntax { WhenNotNull: var rest } => rest.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().First(),
            _ => null,
        };
        return At(
            task.GetLocation(),
            ScriptShapeRules.TaskAsText,
            $"`{task}` is a task that is not awaited: as text it is the name of its type.",
            ErrorSite.CanAwait(task) ? null : "Make the function around it `async`, and await it.",
            ErrorSite.CanAwait(task) ? new Fix(SiteOf(ScriptShapeRules.TaskAsText, task.GetLocation()).Awaited(task), asked?.Identifier.ValueText != nameof(GetType), "`await` added") : null);
    }

    public Finding NeverNull(ExpressionSyntax test)
    {
        if (test is BinaryExpressionSyntax { Left: var left } && NullTests.TextOf(model, left) is { } name)
        {
            return At(
                test.GetLocation(),
                ScriptShapeRules.NullTest,
                $"`{left}` is never null: the text of what is missing is empty.",
                null,
                new Fix(new TextChange(lifted.Positions.ToSpan(name.Span), "AsString"), true, "`AsString()` instead of `ToString()`, for it is null where nothing is"));
        }

        var (value, text) = test switch
        {
            IsPatternExpressionSyntax { Expression: var tested, Pattern: var pattern } => (tested, $"{tested} {(pattern is UnaryPatternSyntax ? "!=" : "==")} null"),
            BinaryExpressionSyntax { Left: var tested, Right: var other } => (tested, $"({tested} == null ? {other} : {tested})"),
            _ => throw new ArgumentException("No test for null.", nameof(test)),
        };

        var isMended = test is IsPatternExpressionSyntax || PlainRead.Is(value);
        return At(
            test.GetLocation(),
            ScriptShapeRules.NullTest,
            $"`{value}` is a `Json`, which is never null itself: a missing value is an object too.",
            isMended ? null : "Keep it in a variable, and test that with `== null`.",
            isMended ? new Fix(new TextChange(lifted.Positions.ToSpan(test.Span), text), true, $"`{text}` instead of `{test}`") : null);
    }

    public Finding Repeated((VariableDeclaratorSyntax Variable, ExpressionSyntax Query) repeated) =>
        At(
            repeated.Variable.GetLocation(),
            ScriptShapeRules.RepeatedCalls,
            $"`{repeated.Variable.Identifier}` is a query, and makes its calls again each time it is gone through.",
            null,
            new Fix(new TextChange(new TextSpan(lifted.Positions.ToOffset(repeated.Query.Span.End), 0), ".ToList()"), IsUsedAtOnce(repeated.Variable), "`.ToList()` added, so that each call is made once"));

    // A list makes its calls where it is made, and a query where it is first gone through: the same only where all of it is gone through next.
    private static bool IsUsedAtOnce(VariableDeclaratorSyntax variable) =>
        variable.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { Parent: BlockSyntax block } declaration
        && block.Statements.SkipWhile(statement => statement != declaration).Skip(1).FirstOrDefault() is { } next
        && next is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax
        && next.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Task.WhenAll) }, ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax all }] }
            && all.Identifier.ValueText == variable.Identifier.ValueText
            && call.Ancestors().TakeWhile(above => above != next).All(above => above is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or EqualsValueClauseSyntax or VariableDeclaratorSyntax or VariableDeclarationSyntax or AssignmentExpressionSyntax
                or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ArgumentSyntax or ArgumentListSyntax));

    public Finding Unused(VariableDeclaratorSyntax last) =>
        At(last.GetLocation(), ScriptShapeRules.UnusedResult, $"`{last.Identifier}` is computed, and nothing is returned or printed.", $"Add `return {last.Identifier};` at the end.") with { IsError = false };

    public Finding TooMany(ArgumentSyntax argument) =>
        At(
            argument.GetLocation(),
            ScriptShapeRules.OneArgumentTooMany,
            "This is one argument too many: the tool has no parameter at this place.",
            "Name the arguments as the declaration does, and leave out what it does not have.");

    public Finding Impossible(ImpossibleConstant constant)
    {
        var values = string.Join(", ", constant.Possible.Take(MostValues).Select(Quote)) + (constant.Possible.Count > MostValues ? ", …" : "");
        var suggestion = NearestName.Of(constant.Value, constant.Possible) is { } nearest ? $"Write {Quote(nearest)}." : "Write one of them.";
        var location = constant.Node.GetLocation();
        return constant.IsCompared
            ? At(location, ScriptShapeRules.ImpossibleComparison, $"This never holds: `{constant.Place}` is one of {values}.", suggestion) with { IsError = false }
            : At(location, ScriptShapeRules.ImpossibleArgument, $"{Quote(constant.Value)} is none of the values of `{constant.Place}`: {values}.", suggestion);
    }

    // Words of an upstream, as C# writes them: in one line.
    private static string Quote(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public Finding At(Location location, string id, string message, string? suggestion, Fix? fix = null)
    {
        var place = location.SourceTree == lifted.Tree
            ? lifted.Positions.ToScript(location.SourceSpan.Start)
            : default;
        return new Finding(id, IsError: true, message, place.Line + 1, place.Character + 1, suggestion) { Fix = fix };
    }
}
