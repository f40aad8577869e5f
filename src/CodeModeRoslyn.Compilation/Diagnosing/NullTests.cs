using CodeModeRoslyn.Compilation.Diagnosing.Remedies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>
/// Finds <c>is null</c> and <c>??</c> on a <c>Json</c>, or on its <c>ToString()</c>. What is missing is an object too, so they never hold, and
/// no operator can change what they mean; <c>==</c> can, and also finds what is null itself, as <c>AsString()</c> does.
/// </summary>
internal static class NullTests
{
    public static IEnumerable<ExpressionSyntax> AllOf(SemanticModel script, CancellationToken cancellationToken) =>
        script.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<ExpressionSyntax>().Where(node => node switch
        {
            IsPatternExpressionSyntax { Expression: var value, Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } } match => IsNull(match.Pattern) && IsJson(script, value),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var value } => IsJson(script, value) || TextOf(script, value) is not null,
            _ => false,
        });

    /// <summary>The <c>ToString</c> by which the text of a <c>Json</c> is got: <c>j.ToString()</c>, <c>j?["a"]?.ToString()?.Trim()</c>; null for anything else.</summary>
    public static SimpleNameSyntax? TextOf(SemanticModel script, ExpressionSyntax value)
    {
        ExpressionSyntax? receiver = null;
        while (value is ConditionalAccessExpressionSyntax conditional)
        {
            // As in j["a"]?.ToString()?.Trim().
            if (TextOf(script, conditional.Expression, receiver) is { } within)
            {
                return within;
            }

            (receiver, value) = (conditional.Expression, conditional.WhenNotNull);
        }

        return TextOf(script, value, receiver);
    }

    private static SimpleNameSyntax? TextOf(SemanticModel script, ExpressionSyntax value, ExpressionSyntax? receiver) =>
        value is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: var called } ? null
            : called switch
            {
                MemberBindingExpressionSyntax { Name: { Identifier.ValueText: nameof(ToString) } name } when receiver is not null && IsJson(script, receiver) => name,
                MemberAccessExpressionSyntax { Name: { Identifier.ValueText: nameof(ToString) } name, Expression: var owner } when IsJson(script, owner) => name,
                _ => null,
            };

    private static bool IsNull(PatternSyntax pattern) => pattern.DescendantTokens().Any(token => token.IsKind(SyntaxKind.NullKeyword));

    private static bool IsJson(SemanticModel script, ExpressionSyntax value) => Types.IsJson(script.GetTypeInfo(value).Type);
}
