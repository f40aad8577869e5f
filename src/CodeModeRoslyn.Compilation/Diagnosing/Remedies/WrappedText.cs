using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A record that holds one text, where the text is meant.</summary>
internal static class WrappedText
{
    public static Remedy? Of(ErrorSite site)
    {
        var value = site.Node.Parent is MemberAccessExpressionSyntax access && access.Name == site.Node ? access.Expression : site.Misfit().Value;
        if (value is null || site.TypeOf(value) is not INamedTypeSymbol { IsRecord: true } record || PropertyOf(record) is not { } property)
        {
            return null;
        }

        // Asked of the record is what a text has, or a text is wanted.
        var member = (value.Parent as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
        var isMeant = member is not null
            ? typeof(string).GetMembers().Any(each => each.Name == member) || site.Has(site.Model.Compilation.GetSpecialType(SpecialType.System_String), member)
            : site.Misfit().Wanted is { SpecialType: SpecialType.System_String } or { Name: "ReadOnlySpan" };
        return isMeant
            ? new Remedy(
                $"`{value}` is a {site.Show(record)}; its text is in `{property}`.",
                null,
                new Fix(site.After(value, $".{property}"), !ErrorSite.IsAskedForNull(value), $"`.{property}` added"))
            : null;
    }

    private static string? PropertyOf(INamedTypeSymbol record) =>
        record.GetMembers().OfType<IPropertySymbol>().Where(property => property is { IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public, IsIndexer: false }).ToList() is [{ Type.SpecialType: SpecialType.System_String } only] ? only.Name : null;
}
