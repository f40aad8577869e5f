using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>How deep types are built of other types: arguments, elements, and the properties of anonymous types, which the bytes make arguments.</summary>
internal sealed class TypeDepths
{
    /// <summary>
    /// Signatures in the bytes are read to 64 levels, so that hostile ones do not overflow a stack. The compiler wraps a script's
    /// types in a few of its own, such as a task's builder or a delegate; no script that does a job comes near.
    /// </summary>
    public const int Most = 32;

    // By reference, like the verdicts: what is looked up twice is the same object nearly always.
    private readonly Dictionary<ITypeSymbol, int> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>One for a type that is made of no other.</summary>
    public int Of(ITypeSymbol type)
    {
        if (!known.TryGetValue(type, out var depth))
        {
            known[type] = depth = 1 + Parts(type).Select(Of).DefaultIfEmpty().Max();
        }

        return depth;
    }

    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        { IsAnonymousType: true } => type.GetMembers().OfType<IPropertySymbol>().Select(property => property.Type),
        INamedTypeSymbol named => named.ContainingType is { } outer ? named.TypeArguments.Append(outer) : named.TypeArguments,
        _ => [],
    };
}
