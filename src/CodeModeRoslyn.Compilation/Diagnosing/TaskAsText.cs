using CodeModeRoslyn.Compilation.Diagnosing.Remedies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Finds tasks that are made into text, or asked for their type: what comes out is the name of a type, and what was meant is the task's value.</summary>
internal static class TaskAsText
{
    public static IEnumerable<ExpressionSyntax> AllOf(SemanticModel script, CancellationToken cancellationToken)
    {
        foreach (var node in script.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            var values = node switch
            {
                InterpolationSyntax hole => [hole.Expression],
                BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && script.GetTypeInfo(sum, cancellationToken).Type?.SpecialType == SpecialType.System_String => [sum.Left, sum.Right],
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Console" } } } print => print.ArgumentList.Arguments.Select(argument => argument.Expression),
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(ToString) or nameof(GetType), Expression: var owner } } => [owner],
                InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: nameof(ToString) or nameof(GetType) } } asked => [asked.Ancestors().OfType<ConditionalAccessExpressionSyntax>().First().Expression],
                _ => (IEnumerable<ExpressionSyntax>)[],
            };
            foreach (var value in values.Where(value => Types.Awaited(script.GetTypeInfo(value, cancellationToken).Type) is not null))
            {
                yield return value;
            }
        }
    }
}
