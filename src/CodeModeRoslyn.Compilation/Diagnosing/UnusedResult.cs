using CodeModeRoslyn.Compilation.Lifting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Finds out that a script computes something at its end, and neither returns nor prints anything.</summary>
internal static class UnusedResult
{
    /// <summary>The variable that the script's last statement declares; null for a script that gives something, or only does something.</summary>
    public static VariableDeclaratorSyntax? Of(SyntaxTree script, CancellationToken cancellationToken)
    {
        var entry = script.GetRoot(cancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().First(method => method.Identifier.ValueText == ScriptLifter.EntryMethod);

        // The one that lifting adds stands behind it, and functions behind that.
        var own = entry.Body!.Statements.Where(statement => statement is not LocalFunctionStatementSyntax).SkipLast(1).ToList();
        return own is [.., LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [.., var last] }]
            && !own.SelectMany(statement => statement.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))).Any(Gives)
                ? last
                : null;
    }

    private static bool Gives(SyntaxNode node) =>
        node is ReturnStatementSyntax { Expression: not null } or IdentifierNameSyntax { Identifier.ValueText: "Console" or "Output" };
}
