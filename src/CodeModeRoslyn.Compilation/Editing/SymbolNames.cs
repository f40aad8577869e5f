using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>How an editor writes symbols.</summary>
internal static class SymbolNames
{
    /// <summary>A member with all that a caller has to know.</summary>
    public static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    /// <summary>A type by its name.</summary>
    public static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat;

    /// <summary>The full name of a method or a property; null for anything else.</summary>
    public static string? MemberOf(ISymbol symbol) =>
        symbol is IMethodSymbol or IPropertySymbol && symbol.ContainingType is { IsAnonymousType: false } type ? $"{type.ToDisplayString()}.{symbol.Name}" : null;
}
