using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A dictionary, lookup or group whose keys or values are <c>Json</c>, where text or numbers are wanted.</summary>
internal static class Dictionaries
{
    public static Remedy? Of(ErrorSite site)
    {
        var (value, wanted) = site.Misfit();
        if (value is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "ToDictionary" or "ToLookup" or "GroupBy" } }, ArgumentList.Arguments: { Count: 1 or 2 } selectors } call
            || PartsOf(site.TypeOf(value)) is not { } parts || PartsOf(wanted) is not { } wantedParts)
        {
            return null;
        }

        var (changes, ends) = (new List<TextChange>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (part, asked, selector) in parts.Zip(wantedParts).Select((pair, index) => (pair.First, pair.Second, selectors.ElementAtOrDefault(index)?.Expression as LambdaExpressionSyntax)))
        {
            if (SymbolEqualityComparer.Default.Equals(part, asked))
            {
                continue;
            }

            if (!Types.IsJson(part) || JsonConversion.Method(asked) is not { } method || selector?.ExpressionBody is not { } body)
            {
                return null;
            }

            ends.Add($".{method}()");
            changes.AddRange(site.After(body, $".{method}()"));
        }

        return changes.Count > 0
            ? new Remedy($"`{call}` gives a {site.Show(site.TypeOf(value)!)}, and a {site.Show(wanted!)} is wanted.", null, new Fix(changes, true, $"{string.Join(" and ", ends.Select(end => $"`{end}`"))} added"))
            : null;
    }

    /// <summary>The types of keys and of what stands under them.</summary>
    private static IReadOnlyList<ITypeSymbol>? PartsOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "ILookup", TypeArguments: [var key, var value] } => [key, value],
        INamedTypeSymbol { Name: "IEnumerable", TypeArguments: [INamedTypeSymbol { Name: "IGrouping", TypeArguments: [var key, var value] }] } => [key, value],
        _ => null,
    };
}
