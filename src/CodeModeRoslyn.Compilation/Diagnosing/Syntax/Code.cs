using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>What patterns over a script's text may change: code in a statement that cannot be read, and nothing that is right as it stands.</summary>
internal static class Code
{
    /// <summary>Whether such code stands at this place.</summary>
    public static bool IsWrongAt(SyntaxSite site, int position)
    {
        var token = site.Root.FindToken(position, findInsideTrivia: true);
        return token.Span.Contains(position) && !KeptText.IsText(token) && (token.Parent?.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || statement.ContainsDiagnostics);
    }
}
