using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Which expressions need brackets where something is put before or behind them.</summary>
internal static class Brackets
{
    /// <summary>The expression as it may stand before a dot.</summary>
    public static string Primary(ExpressionSyntax expression) => IsPrimary(expression) ? expression.ToString() : $"({expression})";

    /// <summary>The expression as it may stand behind a cast, <c>await</c>, or any operator.</summary>
    public static string Unary(ExpressionSyntax expression) => IsUnary(expression) ? expression.ToString() : $"({expression})";

    public static bool IsPrimary(ExpressionSyntax expression) => expression is SimpleNameSyntax or LiteralExpressionSyntax or InterpolatedStringExpressionSyntax
        or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax or PostfixUnaryExpressionSyntax
        or ConditionalAccessExpressionSyntax // What is put behind it goes on with it, and is left out where it is null.
        or ParenthesizedExpressionSyntax or TupleExpressionSyntax or CollectionExpressionSyntax or InstanceExpressionSyntax or CheckedExpressionSyntax or DefaultExpressionSyntax or TypeOfExpressionSyntax
        or BaseObjectCreationExpressionSyntax or AnonymousObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax;

    public static bool IsUnary(ExpressionSyntax expression) => IsPrimary(expression) || expression is AwaitExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax;

    /// <summary>Whether something is asked of the expression by what stands right behind it.</summary>
    public static bool IsOwner(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == expression,
        ElementAccessExpressionSyntax element => element.Expression == expression,
        ConditionalAccessExpressionSyntax conditional => conditional.Expression == expression,
        InvocationExpressionSyntax or PostfixUnaryExpressionSyntax or WithExpressionSyntax => true,
        _ => false,
    };
}
