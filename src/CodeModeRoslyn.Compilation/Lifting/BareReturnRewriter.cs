using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace CodeModeRoslyn.Compilation.Lifting;

/// <summary>Turns the script's own <c>return;</c> into one that returns null, and leaves those of inner functions alone.</summary>
internal sealed class BareReturnRewriter : CSharpSyntaxRewriter
{
    /// <summary>A <c>default</c> without width: the compiler goes by the token's kind, and no column moves.</summary>
    private static readonly ExpressionSyntax Default = LiteralExpression(
        SyntaxKind.DefaultLiteralExpression,
        Token(TriviaList(), SyntaxKind.DefaultKeyword, text: "", valueText: "", TriviaList()));

    public static StatementSyntax ReturnNull { get; } = ReturnStatement(Default).WithTrailingTrivia(LineFeed);

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node) =>
        node.Expression is null ? node.WithExpression(Default) : node;

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => node;

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => node;

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => node;

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => node;
}
