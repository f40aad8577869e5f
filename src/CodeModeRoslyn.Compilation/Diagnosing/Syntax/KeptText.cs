using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>
/// The strings and comments of a script that are right as they stand. What is changed by patterns over the text must leave them alone:
/// otherwise text could become code, or code text, or another text.
/// </summary>
internal static class KeptText
{
    /// <summary>Whether all of them are still there after a change, in their order.</summary>
    public static bool IsKept(SyntaxNode before, SyntaxNode after)
    {
        using var left = Of(after).GetEnumerator();
        return Of(before).All(text =>
        {
            while (left.MoveNext())
            {
                if (left.Current == text)
                {
                    return true;
                }
            }

            return false;
        });
    }

    private static IEnumerable<string> Of(SyntaxNode root) =>
        from token in root.DescendantTokens(descendIntoTrivia: true)
        from text in token.LeadingTrivia.Where(IsComment).Select(trivia => trivia.ToString())
            .Concat(IsText(token) && !token.ContainsDiagnostics ? [token.Text] : [])
            .Concat(token.TrailingTrivia.Where(IsComment).Select(trivia => trivia.ToString()))
        select text;

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    public static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.Utf8StringLiteralToken;
}
