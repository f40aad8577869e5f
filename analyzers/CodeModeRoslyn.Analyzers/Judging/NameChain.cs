using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>Where names that hang together stand: <c>System.IO.File.ReadAllText(path)</c> is one chain.</summary>
internal static class NameChain
{
    /// <summary>The position that all parts of a chain share.</summary>
    public static int StartOf(SyntaxNode node)
    {
        while (node.Parent is { } parent && BelongsTo(parent, node))
        {
            node = parent;
        }

        return node.SpanStart;
    }

    /// <summary>The shortest text that tells a reader what is meant.</summary>
    public static Location PlaceOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation => PlaceOf(invocation.Expression),
        ConditionalAccessExpressionSyntax conditional => PlaceOf(conditional.WhenNotNull),
        MemberAccessExpressionSyntax member => PlaceOf(member.Name),
        MemberBindingExpressionSyntax member => PlaceOf(member.Name),
        QualifiedNameSyntax name => PlaceOf(name.Right),
        AliasQualifiedNameSyntax name => PlaceOf(name.Name),
        SimpleNameSyntax name => name.Identifier.GetLocation(),
        ObjectCreationExpressionSyntax creation => PlaceOf(creation.Type),
        BaseTypeSyntax baseType => PlaceOf(baseType.Type),
        AttributeSyntax attribute => PlaceOf(attribute.Name),
        ForEachStatementSyntax loop => PlaceOf(loop.Expression),
        VariableDeclaratorSyntax variable => variable.Identifier.GetLocation(),
        ParameterSyntax parameter => parameter.Identifier.GetLocation(),
        LambdaExpressionSyntax lambda => lambda.ArrowToken.GetLocation(),
        StatementSyntax or QueryClauseSyntax or AnonymousMethodExpressionSyntax => node.GetFirstToken().GetLocation(),
        _ => node.GetLocation(),
    };

    private static bool BelongsTo(SyntaxNode parent, SyntaxNode node) => parent switch
    {
        MemberAccessExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax or MemberBindingExpressionSyntax => true,
        ConditionalAccessExpressionSyntax => true,
        InvocationExpressionSyntax invocation => invocation.Expression == node,
        ElementAccessExpressionSyntax element => element.Expression == node,
        ObjectCreationExpressionSyntax creation => creation.Type == node,
        AttributeSyntax attribute => attribute.Name == node,
        BaseTypeSyntax baseType => baseType.Type == node,
        NullableTypeSyntax or ArrayTypeSyntax or RefTypeSyntax => true,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };
}
