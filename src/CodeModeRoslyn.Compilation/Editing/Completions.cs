using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Recommendations;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>What may stand at a place of a script.</summary>
internal static class Completions
{
    private const int Most = 400;

    /// <summary>Where the word that is being written begins, and what it may become.</summary>
    public static async Task<(TextSpan Word, IReadOnlyList<CompletionItem> Items)> AtAsync(EditedScript script, int position, CancellationToken cancellationToken)
    {
        var word = WordAt(script.Root, position);
        var symbols = await Recommender.GetRecommendedSymbolsAtPositionAsync(script.Document, position, cancellationToken: cancellationToken);
        var names = symbols
            .Where(script.Offers)
            .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
            .Where(group => SyntaxFacts.IsValidIdentifier(group.Key))
            .Select(group => CompletionItem.Of(group.First(), group.Count(), script.Model, position));
        return (word, [.. ArgumentNames(script, position).Concat(names).Concat(Keywords(script.Root, word.Start)).Take(Most)]);
    }

    private static TextSpan WordAt(SyntaxNode root, int position)
    {
        var text = root.GetText();
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(text[start - 1]))
        {
            start--;
        }

        return TextSpan.FromBounds(start, position);
    }

    // Tools take their arguments by name, and there is no better moment to say which there are.
    private static IEnumerable<CompletionItem> ArgumentNames(EditedScript script, int position)
    {
        var call = Signatures.CallAround(script.Root, position);
        if (call is null || Signatures.ArgumentAt(call.Value.Arguments, position) is { NameColon: not null })
        {
            return [];
        }

        var given = call.Value.Arguments.Arguments.Select(argument => argument.NameColon?.Name.Identifier.ValueText).ToHashSet();
        return from method in Signatures.Of(script, call.Value.Node)
               from parameter in method.Parameters
               where !given.Contains(parameter.Name)
               group parameter by parameter.Name into same
               select new CompletionItem($"{same.Key}:", "parameter", same.First().Type.ToMinimalDisplayString(script.Model, position), $"{same.Key}: ", null);
    }

    private static IEnumerable<CompletionItem> Keywords(SyntaxNode root, int start)
    {
        var before = root.FindToken(Math.Max(0, start - 1));
        return before.IsKind(SyntaxKind.DotToken) || before.Parent is LiteralExpressionSyntax
            ? []
            : from kind in SyntaxFacts.GetKeywordKinds()
              where Usual.Contains(kind)
              let text = SyntaxFacts.GetText(kind)
              select new CompletionItem(text, "keyword", null, text, null);
    }

    private static readonly HashSet<SyntaxKind> Usual =
    [
        SyntaxKind.AsyncKeyword, SyntaxKind.AwaitKeyword, SyntaxKind.BoolKeyword, SyntaxKind.BreakKeyword, SyntaxKind.CaseKeyword, SyntaxKind.CatchKeyword, SyntaxKind.ClassKeyword, SyntaxKind.ContinueKeyword,
        SyntaxKind.DecimalKeyword, SyntaxKind.DefaultKeyword, SyntaxKind.DoubleKeyword, SyntaxKind.ElseKeyword, SyntaxKind.EnumKeyword, SyntaxKind.FalseKeyword, SyntaxKind.FinallyKeyword, SyntaxKind.ForEachKeyword,
        SyntaxKind.ForKeyword, SyntaxKind.IfKeyword, SyntaxKind.IntKeyword, SyntaxKind.IsKeyword, SyntaxKind.LongKeyword, SyntaxKind.NewKeyword, SyntaxKind.NotKeyword, SyntaxKind.NullKeyword, SyntaxKind.ObjectKeyword,
        SyntaxKind.RecordKeyword, SyntaxKind.ReturnKeyword, SyntaxKind.StaticKeyword, SyntaxKind.StringKeyword, SyntaxKind.SwitchKeyword, SyntaxKind.ThrowKeyword, SyntaxKind.TrueKeyword, SyntaxKind.TryKeyword,
        SyntaxKind.UsingKeyword, SyntaxKind.VarKeyword, SyntaxKind.WhenKeyword, SyntaxKind.WhileKeyword,
    ];
}
