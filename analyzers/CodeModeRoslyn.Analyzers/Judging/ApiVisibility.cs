using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>What code of another assembly sees of a symbol.</summary>
internal static class ApiVisibility
{
    /// <summary>Whether everybody sees it.</summary>
    public static bool IsPublic(this ISymbol symbol) => symbol.DeclaredAccessibility == Accessibility.Public;

    /// <summary>Whether derived types see it, and nobody else.</summary>
    public static bool IsProtected(this ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>Whether a property or field can be assigned from outside, or through the reference that it returns.</summary>
    public static bool IsWritable(this ISymbol member) => member switch
    {
        IPropertySymbol property => property.ReturnsByRef || (property.SetMethod is { } setter && (setter.IsPublic() || setter.IsProtected())),
        IFieldSymbol field => !field.IsConst && !field.IsReadOnly,
        _ => false,
    };
}
