using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Lifting;

/// <summary>
/// Reads a script as regular C# and cures what only its script form makes an error: usings and types in any order,
/// access modifiers on functions, and a last expression without its semicolon.
/// </summary>
/// <remarks>
/// Roslyn's own script kind is not used: there a top-level <c>using var</c> is a syntax error, spans are illegal,
/// namespaces are refused, and <c>#r</c> and <c>#load</c> are live.
/// </remarks>
internal static class ScriptParser
{
    public static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private const string StatementAfterType = "CS8803";
    private const string UsingAfterElements = "CS1529";
    private const string ModifierNotValid = "CS0106";

    /// <summary>What makes <c>await (…)</c> an expression that awaits, and not a call of a method of that name.</summary>
    private const string AsyncLambda = "async () => ";

    public static ParsedScript Parse(SourceText text)
    {
        var root = Read(text, out var errors);
        var lateUsings = LateUsings(text, errors);
        if (lateUsings.Count > 0)
        {
            text = WithoutLateUsings(text, errors);
            root = Read(text, out errors);
        }

        var usings = root.Usings.Select(directive => new Piece<UsingDirectiveSyntax>(directive, directive.FullSpan.Start)).Concat(lateUsings).ToList();
        errors.RemoveAll(error => error.Id is StatementAfterType || IsAccessModifierOfFunction(root, error));

        var members = root.Members.Select(member => new Piece<MemberDeclarationSyntax>(member, member.FullSpan.Start)).ToList();
        var result = TakeResultExpression(text, members, errors);
        return new ParsedScript(root, usings, members, result, errors);
    }

    private static CompilationUnitSyntax Read(SourceText text, out List<Diagnostic> errors)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, Options).GetRoot();
        errors = root.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).ToList();
        return root;
    }

    /// <summary>A using after the first statement ends up in skipped text; its own span is the diagnostic's.</summary>
    private static List<Piece<UsingDirectiveSyntax>> LateUsings(SourceText text, List<Diagnostic> errors) =>
        (from error in errors
         where error.Id == UsingAfterElements
         let span = error.Location.SourceSpan
         let unit = SyntaxFactory.ParseCompilationUnit(text.ToString(span), 0, Options)
         from directive in unit.Usings
         select new Piece<UsingDirectiveSyntax>(directive, span.Start + directive.FullSpan.Start)).ToList();

    /// <summary>Blanks them out, character by character, so that nothing moves.</summary>
    private static SourceText WithoutLateUsings(SourceText text, IEnumerable<Diagnostic> errors) =>
        text.WithChanges(
            from error in errors
            where error.Id == UsingAfterElements
            let span = error.Location.SourceSpan
            select new TextChange(span, string.Create(span.Length, text.ToString(span), (blank, original) =>
            {
                for (var index = 0; index < original.Length; index++)
                {
                    blank[index] = original[index] is '\r' or '\n' ? original[index] : ' ';
                }
            })));

    private static bool IsAccessModifierOfFunction(CompilationUnitSyntax root, Diagnostic error) =>
        error.Id == ModifierNotValid
        && root.FindToken(error.Location.SourceSpan.Start) is var token
        && AccessModifiers.Contains(token)
        && token.Parent is LocalFunctionStatementSyntax { Parent: GlobalStatementSyntax };

    /// <summary>
    /// Everything from the statement that the first error is in may be one expression: <c>total</c>, <c>a * b</c> and
    /// <c>a ? b : c</c> without a semicolon all read as broken declarations. If it is, it becomes the result.
    /// </summary>
    private static Piece<ExpressionSyntax>? TakeResultExpression(
        SourceText text, List<Piece<MemberDeclarationSyntax>> members, List<Diagnostic> errors)
    {
        if (errors.Count == 0)
        {
            return null;
        }

        var firstError = errors.Min(error => error.Location.SourceSpan.Start);
        var index = members.FindLastIndex(member => member.Node.SpanStart <= firstError);
        if (index < 0)
        {
            return null;
        }

        var start = members[index].Start;
        var lambda = SyntaxFactory.ParseExpression(AsyncLambda + text.ToString(TextSpan.FromBounds(start, text.Length)), 0, Options);
        if (lambda.ContainsDiagnostics
            || lambda.FullSpan.Length != AsyncLambda.Length + text.Length - start
            || lambda is not LambdaExpressionSyntax { ExpressionBody: { IsMissing: false } expression })
        {
            return null;
        }

        members.RemoveRange(index, members.Count - index);
        errors.Clear();

        // Annotated, it is a tree of its own, whose places count from its own beginning.
        return new Piece<ExpressionSyntax>(
            expression.WithAdditionalAnnotations(new SyntaxAnnotation()), start + expression.FullSpan.Start - AsyncLambda.Length);
    }
}
