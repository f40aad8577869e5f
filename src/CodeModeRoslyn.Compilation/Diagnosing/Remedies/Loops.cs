using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Loops over what is no sequence.</summary>
internal static class Loops
{
    public static Remedy? Of(ErrorSite site)
    {
        if (site.Node.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is not { } loop || site.TypeOf(loop.Expression) is not { } type)
        {
            return null;
        }

        // A record that only holds the list.
        var lists = type.GetMembers().OfType<Microsoft.CodeAnalysis.IPropertySymbol>().Where(property => Types.Element(property.Type) is not null && property.Name != "EqualityContract").ToList();
        return new Remedy(
            $"`{loop.Expression}` is a {site.Show(type)}, which is no list.",
            lists.Count == 0 ? null : $"Its lists are {string.Join(", ", lists.Select(list => $"`{list.Name}`"))}.",
            lists is [var only] ? new Fix(site.After(loop.Expression, $".{only.Name}"), false, $"`.{only.Name}` added") : null);
    }

    /// <summary>A sequence that comes item by item.</summary>
    public static Remedy? OfAsynchronous(ErrorSite site) => site.Node.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } loop
        ? new Remedy($"`{loop.Expression}` comes item by item, each of which is awaited.", null, new Fix(site.Insert(loop.SpanStart, "await "), true, "`await` added"))
        : null;
}
