using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>A script that is written as a program: its statements in a <c>Main</c>, that in a class, and that perhaps in a namespace.</summary>
internal static class WrappedScript
{
    /// <summary>Takes the wrapping off; null where more would have to be changed than that.</summary>
    public static Fix? Unwrap(ParsedScript script, SourceText text)
    {
        var main = script.Root.DescendantNodes().FirstOrDefault(node => node is MethodDeclarationSyntax { Identifier.ValueText: "Main" } or LocalFunctionStatementSyntax { Identifier.ValueText: "Main" });
        var body = (main as MethodDeclarationSyntax)?.Body ?? (main as LocalFunctionStatementSyntax)?.Body;
        var wrapping = main?.Ancestors().Where(node => node is TypeDeclarationSyntax or NamespaceDeclarationSyntax).ToList();
        if (main is null || body is null || script.Members.Count != 1 || wrapping is null || wrapping.Exists(node => !IsAlone(node)))
        {
            return null;
        }

        // Types beside Main are types of the script, and functions beside it functions.
        var changes = new List<TextChange> { new(TextSpan.FromBounds(main.SpanStart, body.OpenBraceToken.Span.End), ""), new(TextSpan.FromBounds(body.CloseBraceToken.SpanStart, body.CloseBraceToken.Span.End), "") };
        foreach (var node in wrapping)
        {
            var (open, close) = node is TypeDeclarationSyntax type ? (type.OpenBraceToken, type.CloseBraceToken) : (((NamespaceDeclarationSyntax)node).OpenBraceToken, ((NamespaceDeclarationSyntax)node).CloseBraceToken);
            changes.Add(new(TextSpan.FromBounds(node.SpanStart, open.Span.End), ""));
            changes.Add(new(TextSpan.FromBounds(close.SpanStart, close.Span.End), ""));
        }

        var fix = new Fix([.. changes.OrderBy(change => change.Span.Start)], true, "the statements of `Main`, without the class around them");
        return ScriptParser.Parse(text.WithChanges(fix.Changes)).Errors.Count == 0 ? fix : null;
    }

    // Of several types, one is not the wrapping only.
    private static bool IsAlone(SyntaxNode node) => node.Parent is CompilationUnitSyntax or NamespaceDeclarationSyntax && node is not (InterfaceDeclarationSyntax or RecordDeclarationSyntax);
}
