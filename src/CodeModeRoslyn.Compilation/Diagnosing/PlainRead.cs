using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Expressions of which it does not matter how often they are read: names, their members, and indexes into them.</summary>
internal static class PlainRead
{
    public static bool Is(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax or LiteralExpressionSyntax => true,
        MemberAccessExpressionSyntax access => Is(access.Expression),
        ElementAccessExpressionSyntax element => Is(element.Expression) && element.ArgumentList.Arguments.All(argument => Is(argument.Expression)),
        ParenthesizedExpressionSyntax inner => Is(inner.Expression),
        PrefixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.IndexExpression && Is(unary.Operand),
        BinaryExpressionSyntax binary => Is(binary.Left) && Is(binary.Right),
        _ => false,
    };
}
