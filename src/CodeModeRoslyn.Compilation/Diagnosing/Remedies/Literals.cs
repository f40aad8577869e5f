using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Values that have no type of their own.</summary>
internal static class Literals
{
    /// <summary><c>var items = ["a"]</c>.</summary>
    public static Remedy? OfCollection(ErrorSite site) => site.Node.FirstAncestorOrSelf<CollectionExpressionSyntax>() is { } list
        ? new Remedy(
            "`[…]` has no type of its own.",
            list.Elements.Count == 0 ? "Say what it holds, as in `new List<string>()`." : null,
            list.Elements.Count > 0 && list.Elements.All(element => element is ExpressionElementSyntax)
                ? new Fix([site.Replace(list.OpenBracketToken, "new[] { "), site.Replace(list.CloseBracketToken, " }")], true, "`new[] { … }` instead of `[…]`")
                : null)
        : null;

    /// <summary><c>new { error = null }</c>.</summary>
    public static Remedy? OfNull(ErrorSite site) => site.Node.FirstAncestorOrSelf<AnonymousObjectMemberDeclaratorSyntax>() is { Expression: LiteralExpressionSyntax nothing }
        ? new Remedy("`null` has no type of its own.", null, new Fix(site.Insert(nothing.SpanStart, "(string?)"), true, "`(string?)null` instead of `null`"))
        : null;
}
