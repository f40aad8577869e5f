using CodeModeRoslyn.Compilation.Diagnosing.Remedies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>
/// Finds <c>is null</c> and <c>??</c> on a <c>Json</c>. What is missing is an object too, so they never hold, and no operator can change
/// what they mean; <c>==</c> can, and also finds what is null itself.
/// </summary>
internal static class NullTests
{
    public static IEnumerable<ExpressionSyntax> AllOf(SemanticModel script, CancellationToken cancellationToken) =>
        script.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<ExpressionSyntax>().Where(node => node switch
        {
            IsPatternExpressionSyntax { Expression: var value, Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } } match => IsNull(match.Pattern) && IsJson(script, value),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var value } => IsJson(script, value),
            _ => false,
        });

    private static bool IsNull(PatternSyntax pattern) => pattern.DescendantTokens().Any(token => token.IsKind(SyntaxKind.NullKeyword));

    private static bool IsJson(SemanticModel script, ExpressionSyntax value) => Types.IsJson(script.GetTypeInfo(value).Type);
}
