using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Lifting;

/// <summary>Models write <c>public static</c> before helper functions; in a script the access says nothing.</summary>
internal static class AccessModifiers
{
    public static bool Contains(SyntaxToken token) =>
        token.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword;

    /// <summary>Takes the access modifiers out and leaves blanks of the same width, so that no column moves.</summary>
    public static LocalFunctionStatementSyntax Blank(LocalFunctionStatementSyntax function)
    {
        for (var modifier = First(function); modifier != default; modifier = First(function))
        {
            var blank = modifier.LeadingTrivia
                .Add(SyntaxFactory.Whitespace(new string(' ', modifier.Span.Length)))
                .AddRange(modifier.TrailingTrivia);
            var next = modifier.GetNextToken();
            var index = function.Modifiers.IndexOf(modifier);
            function = function.ReplaceToken(next, next.WithLeadingTrivia(blank.AddRange(next.LeadingTrivia)));
            function = function.WithModifiers(function.Modifiers.RemoveAt(index));
        }

        return function;
    }

    private static SyntaxToken First(LocalFunctionStatementSyntax function) => function.Modifiers.FirstOrDefault(Contains);
}
