using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>Something that may stand at a place.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Kind">What it is: <c>method</c>, <c>property</c>, <c>class</c>, <c>keyword</c> and the like.</param>
/// <param name="Detail">Its type or signature; null for none.</param>
/// <param name="Insert">What is written.</param>
/// <param name="Member">The full name of a member, by which more is known of it elsewhere; null for anything else.</param>
public sealed record CompletionItem(string Label, string Kind, string? Detail, string Insert, string? Member)
{
    internal static CompletionItem Of(ISymbol symbol, int overloads, SemanticModel model, int position) => new(
        symbol.Name,
        KindOf(symbol),
        DetailOf(symbol, model, position) + (overloads > 1 ? $" (+{overloads - 1})" : ""),
        symbol.Name,
        SymbolNames.MemberOf(symbol));

    private static string? DetailOf(ISymbol symbol, SemanticModel model, int position) => symbol switch
    {
        INamespaceSymbol => null,
        ITypeSymbol => symbol.ToDisplayString(SymbolNames.Short),
        _ => symbol.ToMinimalDisplayString(model, position, SymbolNames.Signature),
    };

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enumMember",
        IFieldSymbol => "field",
        IEventSymbol => "event",
        INamespaceSymbol => "namespace",
        ITypeParameterSymbol => "typeParameter",
        ITypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        ITypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        ITypeSymbol { IsValueType: true } => "struct",
        ITypeSymbol => "class",
        _ => "variable",
    };
}
