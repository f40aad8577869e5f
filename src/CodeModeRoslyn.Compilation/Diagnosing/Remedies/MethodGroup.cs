using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A method without its brackets, or a property with brackets.</summary>
internal static class MethodGroup
{
    public static Remedy? Of(ErrorSite site)
    {
        if (site.Id == "CS1955")
        {
            return site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList: { Arguments.Count: 0 } brackets } call
                ? new Remedy($"`{call.Expression}` is a property, and is not called.", null, new Fix(site.Replace(brackets, ""), true, "`()` taken out"))
                : null;
        }

        var value = site.Node switch
        {
            BinaryExpressionSyntax binary => new[] { binary.Left, binary.Right }.FirstOrDefault(side => IsMethod(site, side)),
            _ => site.Misfit().Value,
        };
        return value is not null && IsMethod(site, value)
            ? new Remedy($"`{value}` is a method, and is not called.", null, new Fix(site.Insert(value.Span.End, "()"), true, "`()` added"))
            : null;
    }

    private static bool IsMethod(ErrorSite site, ExpressionSyntax value) =>
        value is MemberAccessExpressionSyntax or IdentifierNameSyntax && site.TypeOf(value) is null
        && site.Model.GetMemberGroup(value).OfType<IMethodSymbol>().Any(method => method.Parameters.All(parameter => parameter.IsOptional));
}
