using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>What ends statements and blocks, left out or put twice.</summary>
internal static class Closers
{
    public static IEnumerable<SyntaxHelp> Semicolon(SyntaxSite site)
    {
        var end = EndBefore(site);
        if (end > 0)
        {
            yield return new SyntaxHelp(end, "A `;` is missing here.", new Fix(new TextChange(new TextSpan(end, 0), ";"), IsAlone(site, end), "`;` added"));
        }
    }

    /// <summary>Whether a statement that ends here ends its line, no condition or loop stands before it without braces, and it does not go on below.</summary>
    private static bool IsAlone(SyntaxSite site, int end)
    {
        if (site.Text.ToString(TextSpan.FromBounds(end, site.Text.Lines.GetLineFromPosition(end).End)).Trim() is not "" and not ['/', '/', ..])
        {
            return false;
        }

        var text = site.Text.WithChanges(new TextChange(new TextSpan(end, 0), ";"));
        var semicolon = ScriptParser.Parse(text).Root.FindToken(end);
        return semicolon.Parent?.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } statement
            && !GoesOn(semicolon.GetNextToken(), Indentation(text, statement.SpanStart), text);
    }

    /// <summary>Whether the next line may belong to the statement: an operator may be missing as well.</summary>
    private static bool GoesOn(SyntaxToken next, int indentation, SourceText text) =>
        next.Parent is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax
        || (!next.IsKind(SyntaxKind.EndOfFileToken) && Indentation(text, next.SpanStart) > indentation);

    private static int Indentation(SourceText text, int position) => text.Lines.GetLineFromPosition(position).ToString() is var line ? line.Length - line.AsSpan().TrimStart().Length : 0;

    public static IEnumerable<SyntaxHelp> Bracket(SyntaxSite site)
    {
        foreach (var bracket in new[] { ")", "]", "))", ")]", "])" })
        {
            // Before the semicolon that ends the line, or at its end.
            var line = site.Line.ToString().TrimEnd();
            foreach (var place in new[] { site.At, site.Line.Start + line.TrimEnd(';').Length, EndBefore(site) }.Distinct())
            {
                yield return new SyntaxHelp(place, $"A `{bracket}` is missing here.", new Fix(new TextChange(new TextSpan(place, 0), bracket), false, $"`{bracket}` added"));
            }
        }

        foreach (var brace in new[] { "}", "})", "});", "};" })
        {
            var end = site.Text.ToString().TrimEnd().Length;
            yield return new SyntaxHelp(end, $"A `{brace}` is missing; it may have to stand further up.", new Fix(new TextChange(new TextSpan(end, 0), "\n" + brace), false, $"`{brace}` added"));
        }
    }

    public static IEnumerable<SyntaxHelp> Surplus(SyntaxSite site)
    {
        if (site.At < site.Text.Length && site.Text[site.At] is '}' or ')' or ']')
        {
            yield return new SyntaxHelp(site.At, $"This `{site.Text[site.At]}` closes nothing.", new Fix(new TextChange(new TextSpan(site.At, 1), ""), false, $"`{site.Text[site.At]}` taken out"));
        }
    }

    /// <summary>Where the last token before the error ends; 0 when there is none.</summary>
    private static int EndBefore(SyntaxSite site)
    {
        var token = site.Root.FindToken(Math.Min(site.At, Math.Max(0, site.Root.FullSpan.End - 1)));
        while (token.RawKind != 0 && (token.IsMissing || token.Span.IsEmpty || token.Span.End > site.At || (token.SpanStart >= site.At && token.Span.Length > 0)))
        {
            token = token.GetPreviousToken(includeZeroWidth: false, includeSkipped: true);
        }

        return token.RawKind == 0 ? 0 : token.Span.End;
    }
}
