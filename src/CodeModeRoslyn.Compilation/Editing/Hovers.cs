using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>What a name in a script means.</summary>
internal static class Hovers
{
    /// <summary>The meaning of the name at a place; null where there is none.</summary>
    public static HoverInfo? At(EditedScript script, int position)
    {
        var token = script.Root.FindToken(Math.Min(position, Math.Max(0, script.Root.FullSpan.End - 1)));
        if (!token.Span.Contains(position) || !(token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind())) || token.Parent is not { } node)
        {
            return null;
        }

        var info = script.Model.GetSymbolInfo(node);
        var symbol = script.Model.GetDeclaredSymbol(node) ?? info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        return symbol is null || !script.Offers(symbol) ? null : new HoverInfo(symbol.ToMinimalDisplayString(script.Model, position), token.SpanStart, token.Span.Length, SymbolNames.MemberOf(symbol));
    }
}
