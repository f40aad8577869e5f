using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Anonymous objects, and objects of different shapes, where one type is wanted.</summary>
internal static class Records
{
    /// <summary>Anonymous objects where a tool wants its records.</summary>
    public static Remedy? Of(ErrorSite site, ExpressionSyntax value, ITypeSymbol wanted)
    {
        if ((Types.Element(wanted) ?? wanted) is not INamedTypeSymbol { IsRecord: true } record)
        {
            return null;
        }

        var changes = new List<TextChange>();
        var properties = Types.MemberNames(record);
        foreach (var made in value.DescendantNodesAndSelf().OfType<AnonymousObjectCreationExpressionSyntax>())
        {
            changes.Add(site.Insert(made.NewKeyword.Span.End, $" {site.Show(record)}"));
            foreach (var member in made.Initializers)
            {
                if (member.NameEquals is not { Name: var name } || NearestName.Same(name.Identifier.ValueText, properties) is not { } property)
                {
                    return null;
                }

                changes.Add(site.Replace(name, property));
            }
        }

        return changes.Count > 0
            ? new Remedy($"`{site.Show(record)}` is wanted here, and an anonymous object is none.", null, new Fix([.. changes.OrderBy(change => change.Span.Start)], true, $"`{site.Show(record)}` instead of anonymous objects"))
            : null;
    }

    /// <summary>The two sides of <c>?:</c> are of different types.</summary>
    public static Remedy? OfChoice(ErrorSite site) => site.Node.FirstAncestorOrSelf<ConditionalExpressionSyntax>() is { WhenTrue: var first }
        ? new Remedy("The two sides of `?:` have different types.", null, new Fix(site.Around("(object)", first, ""), true, "`(object)` added"))
        : null;
}
