using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>Finds out whether a property or field is read, written or both where it stands.</summary>
internal static class MemberUse
{
    public static MemberAccess Of(SyntaxNode expression)
    {
        var node = expression;
        while (node.Parent is { } parent && IsPartOfTarget(parent, node))
        {
            node = parent;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == node => OfTarget(assignment),
            ForEachVariableStatementSyntax loop when loop.Variable == node => MemberAccess.Write,
            PrefixUnaryExpressionSyntax unary when IsStep(unary.Kind()) => MemberAccess.Read | MemberAccess.Write,
            PostfixUnaryExpressionSyntax unary when IsStep(unary.Kind()) => MemberAccess.Read | MemberAccess.Write,
            ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } => MemberAccess.Read | MemberAccess.Write,
            NameEqualsSyntax { Parent: AttributeArgumentSyntax } => MemberAccess.Write,
            _ => MemberAccess.Read,
        };
    }

    private static MemberAccess OfTarget(AssignmentExpressionSyntax assignment) =>
        !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? MemberAccess.Read | MemberAccess.Write
        : assignment.Right is InitializerExpressionSyntax ? MemberAccess.Read
        : MemberAccess.Write;

    private static bool IsStep(SyntaxKind kind) => kind is
        SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression
        or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression;

    // The right end of a.b and a?.b, and every element of (a.b, c.d), is what an assignment writes to.
    private static bool IsPartOfTarget(SyntaxNode parent, SyntaxNode node) => parent switch
    {
        MemberAccessExpressionSyntax member => member.Name == node,
        MemberBindingExpressionSyntax => true,
        ConditionalAccessExpressionSyntax conditional => conditional.WhenNotNull == node,
        ParenthesizedExpressionSyntax => true,
        TupleExpressionSyntax => true,
        ArgumentSyntax argument => argument.Parent is TupleExpressionSyntax && argument.RefKindKeyword.IsKind(SyntaxKind.None),
        PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        _ => false,
    };
}
