using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>
/// Goes once over the nodes of a script's tree and hands each to the judges it concerns. What a script names stands in the nodes;
/// what the compiler binds without a name (operators, conversions, patterns) stands in the operations.
/// </summary>
internal sealed class ScriptWalker(SemanticModel model, SymbolVerdicts verdicts, Findings findings, CancellationToken ct)
{
    private readonly NameJudge names = new(model, verdicts, findings, ct);
    private readonly ConstructJudge constructs = new(model, findings, ct);
    private readonly OperationJudge operations = new(model, verdicts, findings);

    public void Walk(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens())
        {
            constructs.Judge(token);
        }

        var judgedUpTo = root.SpanStart;
        foreach (var node in root.DescendantNodes())
        {
            ct.ThrowIfCancellationRequested();
            names.Judge(node);
            constructs.Judge(node);

            // Operations come as trees, whose root is the outermost node that has one.
            if (node is AttributeSyntax)
            {
                operations.Judge(model.GetOperation(node, ct));
            }
            else if (node.SpanStart >= judgedUpTo && MayHaveOperation(node) && model.GetOperation(node, ct) is { } operation)
            {
                operations.Judge(operation);
                judgedUpTo = node.Span.End;
            }
        }
    }

    // A type's own operation would be that of its primary constructor, and would hide what else stands in it.
    private static bool MayHaveOperation(SyntaxNode node) => node is
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax
        or StatementSyntax or ExpressionSyntax or PrimaryConstructorBaseTypeSyntax;
}
