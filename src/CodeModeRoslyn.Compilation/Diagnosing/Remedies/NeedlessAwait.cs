using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>An <c>await</c> before what is no task.</summary>
internal static class NeedlessAwait
{
    public static Remedy? Of(ErrorSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AwaitExpressionSyntax>() is not { } await || await.Span != site.Span || site.TypeOf(await.Expression) is not { } type)
        {
            return null;
        }

        return type.Name == "IAsyncEnumerable"
            ? new Remedy($"`{await.Expression}` comes item by item.", $"Write `await foreach (var item in {await.Expression}) {{ … }}`, or `await {await.Expression}.ToListAsync()`.")
            : new Remedy(
                $"`{await.Expression}` is a {site.Show(type)} and no task, so there is nothing to await.",
                null,
                new Fix(site.Replace(TextSpan.FromBounds(await.AwaitKeyword.SpanStart, await.Expression.SpanStart), ""), true, "`await` taken out"));
    }
}
