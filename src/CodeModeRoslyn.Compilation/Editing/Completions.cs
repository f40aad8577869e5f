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

    private static readonly IReadOnlyList<CompletionItem> Keywords =
    [
        .. from word in "async await bool break case catch class continue decimal default double else enum false finally foreach for if int is long new not null object record return static string switch throw true try using var when while".Split(' ')
           select new CompletionItem(word, "keyword", null, word, null),
    ];

    /// <summary>What is offered before what.</summary>
    private enum Rank
    {
        Local,
        Member,
        Keyword,
        Type,
        Namespace,
        EveryObjects,
    }

    /// <summary>What the word that is being written may become.</summary>
    public static async Task<Completion> AtAsync(EditedScript script, int position, CancellationToken cancellationToken)
    {
        var word = WordAt(script.Root, position);
        var before = script.Root.FindToken(Math.Max(0, word.Start - 1));
        var isMember = before.IsKind(SyntaxKind.DotToken);
        var symbols = await Recommender.GetRecommendedSymbolsAtPositionAsync(script.Document, position, cancellationToken: cancellationToken);
        var names = symbols
            .Where(script.Offers)
            .Where(symbol => isMember || IsWorthANameOfItsOwn(symbol, position))
            .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
            .Where(group => SyntaxFacts.IsValidIdentifier(group.Key))
            .Select(group => (Rank: RankOf(group.First()), Item: CompletionItem.Of(group.First(), group.Count(), script.Model, position)));
        var keywords = isMember || before.Parent is LiteralExpressionSyntax ? [] : Keywords.Select(keyword => (Rank.Keyword, keyword));
        var written = script.Root.ToFullString().Substring(word.Start, word.Length);
        var items = ArgumentNames(script, before, position)
            .Concat(names.Concat(keywords).OrderBy(found => found.Item1).ThenBy(found => found.Item2.Label, StringComparer.OrdinalIgnoreCase).Select(found => found.Item2))
            .Where(item => IsMeant(item.Label, written))
            .Take(Most + 1)
            .ToList();
        return new Completion(word, [.. items.Take(Most)], IsCut: items.Count > Most);
    }

    // As editors look for what is typed: its characters in their order, with others between them.
    private static bool IsMeant(string label, string written)
    {
        var found = 0;
        foreach (var character in label)
        {
            found += found < written.Length && char.ToUpperInvariant(character) == char.ToUpperInvariant(written[found]) ? 1 : 0;
        }

        return found == written.Length;
    }

    private static Rank RankOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { Name: nameof(Equals) or nameof(ReferenceEquals) or nameof(GetHashCode) or nameof(GetType) or nameof(ToString) } => Rank.EveryObjects,
        INamespaceSymbol => Rank.Namespace,
        ITypeSymbol => Rank.Type,
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => Rank.Local,
        _ => Rank.Member,
    };

    // Not what stands around a script without its doing, nor a variable before there is one. What is ours is named without its namespace.
    private static bool IsWorthANameOfItsOwn(ISymbol symbol, int position) => symbol switch
    {
        { ContainingType.SpecialType: SpecialType.System_Object } => false,
        INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true } => symbol.Name == nameof(System),
        ITypeSymbol => !symbol.DeclaringSyntaxReferences.Any(declared => declared.GetSyntax() is CompilationUnitSyntax),
        ILocalSymbol => symbol.DeclaringSyntaxReferences.All(declared => declared.Span.End < position),
        _ => true,
    };

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
    private static IEnumerable<CompletionItem> ArgumentNames(EditedScript script, SyntaxToken before, int position)
    {
        if (!before.IsKind(SyntaxKind.OpenParenToken) && !before.IsKind(SyntaxKind.CommaToken))
        {
            return [];
        }

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
}
