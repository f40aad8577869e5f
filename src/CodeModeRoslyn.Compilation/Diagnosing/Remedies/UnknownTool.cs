using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A tool, an upstream or a group that is not there under this name. The host knows the catalog; here only the names that it gave are known.</summary>
internal static class UnknownTool
{
    private const int MostNames = 20;

    /// <summary>What the script calls the tool, after <c>tools</c>: <c>crm.get_customer</c>; null where the node is no part of the name of a tool.</summary>
    public static string? PathOf(ErrorSite site) => ChainOf(site) is { } chain ? Join(chain.Segments) : null;

    /// <summary>A name that may be a tool's, if the host knows one that is meant.</summary>
    public static Remedy? OfKnown(ErrorSite site) => PathOf(site) is { } path && site.Source.Names.Any(name => name.Wanted == path && name.Instead.Count > 0) ? Of(site) : null;

    /// <summary>What <c>tools</c>, an upstream or a group does not have.</summary>
    public static Remedy? OfMember(ErrorSite site) =>
        site.Node.Parent is MemberAccessExpressionSyntax access && access.Name == site.Node
        && site.TypeOf(access.Expression) is { } owner && (Types.IsTools(owner) || Types.IsUpstream(owner, site.Source)) ? Of(site) : null;

    private static Remedy? Of(ErrorSite site)
    {
        if (ChainOf(site) is not { } chain)
        {
            return null;
        }

        var path = Join(chain.Segments);
        var known = site.Source.Names.FirstOrDefault(name => name.Wanted == path);
        var instead = known?.Instead.Select(name => (Name: name, Method: MethodAt(site, name))).Where(found => found.Method is not null).ToList() ?? [];
        var message = $"There is no `{chain.Whole}`.";
        if (instead is [var (only, method), ..] && (known!.IsExact || (instead.Count == 1 && TakesTheArguments(chain.Whole, method!))))
        {
            return new Remedy(message, $"There is {Signature.Of(site, method!, $"tools.{only}")}.", new Fix(Rename(site, chain, only), known.IsExact, $"`tools.{only}` instead of `{chain.Whole}`"));
        }

        if (instead is [var (near, other)])
        {
            return new Remedy(message, $"There is {Signature.Of(site, other!, $"tools.{near}")}. Otherwise look with search_tools.");
        }

        if (instead.Count > 1)
        {
            return new Remedy(message, $"Did you mean {string.Join(", or ", instead.Select(found => Signature.Of(site, found.Method!, $"tools.{found.Name}")))}? Otherwise look with search_tools.");
        }

        // Of an upstream that is there, or a group, its tools; otherwise what upstreams there are.
        if (site.Node.Parent is MemberAccessExpressionSyntax { Expression: var owner } access && access.Name == site.Node
            && site.TypeOf(owner) is { } type && Types.IsUpstream(type, site.Source))
        {
            var hidden = site.Source.Bindings.First(binding => binding.Interface == type.ToDisplayString()).Hidden;
            var methods = Types.MemberNames(type).Except(hidden).ToList();
            return NearestName.Of(chain.Segments[^1], methods) is { } nearest
                ? new Remedy(message, $"Did you mean {Signature.Of(site, type.GetMembers(nearest).OfType<IMethodSymbol>().First(), $"{owner}.{nearest}")}?", new Fix(site.Replace(access.Name, nearest), false, $"`{nearest}` instead of `{access.Name}`"))
                : new Remedy(message, methods.Count <= MostNames ? $"`{owner}` has {string.Join(", ", methods)}." : $"`{owner}` has {methods.Count} tools: look with search_tools.");
        }

        return site.Source.Upstreams.Count == 0
            ? new Remedy(message, "No upstream is configured.")
            : new Remedy(message, $"The upstreams are: {string.Join(", ", site.Source.Upstreams.Take(MostNames))}{(site.Source.Upstreams.Count > MostNames ? ", …" : "")}. Look with search_tools.");
    }

    /// <summary>An upstream by its name in brackets: <c>tools["crm"]</c>.</summary>
    public static Remedy? OfIndexer(ErrorSite site) =>
        site.Node.FirstAncestorOrSelf<ElementAccessExpressionSyntax>() is { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax literal }] } access
        && Types.IsTools(site.TypeOf(access.Expression)) && NearestName.Same(literal.Token.ValueText, site.Source.Upstreams) is { } upstream
            ? new Remedy($"`{access.Expression}` has no indexer; upstreams are its properties.", null, new Fix(site.Replace(access, $"{access.Expression}.{upstream}"), true, $"`{access.Expression}.{upstream}` instead of `{access}`"))
            : null;

    private static TextChange Rename(ErrorSite site, (ExpressionSyntax Whole, IReadOnlyList<string> Segments) chain, string name)
    {
        // The name as text goes with what it was given to.
        var text = chain.Whole.Parent is InvocationExpressionSyntax { ArgumentList: { Arguments: [var first, ..] all } } && ByText(chain.Whole, chain.Whole.ToString().Split('.')[^1]) is not null
            ? TextSpan.FromBounds(chain.Whole.SpanStart, all.Count > 1 ? all[1].SpanStart : first.Span.End)
            : chain.Whole.Span;
        return site.Replace(text, text == chain.Whole.Span ? $"tools.{name}" : $"tools.{name}(");
    }

    // Whether changing the name alone would do.
    private static bool TakesTheArguments(ExpressionSyntax name, IMethodSymbol method)
    {
        if (name.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments })
        {
            return false;
        }

        var parameters = method.Parameters.Select(parameter => parameter.Name).ToList();
        return arguments.Count <= parameters.Count
            && arguments.All(argument => argument.NameColon is not { Name.Identifier.ValueText: var said } || NearestName.Same(said, parameters) is not null)
            && method.Parameters.Count(parameter => !parameter.IsOptional) <= arguments.Count;
    }

    // A tool by its name as text, as clients of MCP call it.
    private static (ExpressionSyntax Whole, IReadOnlyList<string> Segments)? ByText(ExpressionSyntax whole, string method) =>
        whole.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.ValueText: { Length: > 0 } text } }, ..] }
        && NearestName.Same(method, ["CallTool", "Call", "Invoke", "InvokeTool", "Execute", "ExecuteTool", "RunTool"]) is not null
            ? (whole, text.Split('.', '/', StringSplitOptions.RemoveEmptyEntries))
            : null;

    private static (ExpressionSyntax Whole, IReadOnlyList<string> Segments)? ChainOf(ErrorSite site)
    {
        if (site.Node is not SimpleNameSyntax)
        {
            return null;
        }

        ExpressionSyntax whole = site.Node.Parent is MemberAccessExpressionSyntax named && named.Name == site.Node ? named : (SimpleNameSyntax)site.Node;
        while (whole.Parent is MemberAccessExpressionSyntax access && access.Expression == whole)
        {
            whole = access;
        }

        var segments = new List<string>();
        ExpressionSyntax root = whole;
        for (; root is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name, Expression: var left }; root = left)
        {
            segments.Insert(0, name.Identifier.ValueText);
        }

        var isCalled = whole.Parent is InvocationExpressionSyntax;
        switch (root)
        {
            case IdentifierNameSyntax { Identifier.ValueText: "tools" } when segments.Count > 0:
                return ByText(whole, segments[^1]) ?? (whole, segments);
            case IdentifierNameSyntax name when site.Model.GetSymbolInfo(name).Symbol is null && isCalled
                && (segments.Count == 0 || (segments.Count <= 2 && NearestName.Same(name.Identifier.ValueText, site.Source.Upstreams) is not null)):
                return (whole, [name.Identifier.ValueText, .. segments]);
            case ExpressionSyntax when Types.IsUpstream(site.TypeOf(root), site.Source) && segments.Count == 1:
                // A variable that holds the upstream.
                var binding = site.Source.Bindings.First(binding => binding.Interface == site.TypeOf(root)!.ToDisplayString());
                return (whole, binding.Group.Length > 0 ? [binding.Name, binding.Group, .. segments] : [binding.Name, .. segments]);
            default:
                return null;
        }
    }

    public static IMethodSymbol? MethodAt(ErrorSite site, string path)
    {
        var parts = path.Split('.');
        var binding = site.Source.Bindings.FirstOrDefault(binding => binding.Name == parts[0] && binding.Group == (parts.Length == 3 ? parts[1] : ""));
        return binding is null ? null : site.Model.Compilation.GetTypeByMetadataName(binding.Interface)?.GetMembers(parts[^1]).OfType<IMethodSymbol>().FirstOrDefault();
    }

    private static string Join(IEnumerable<string> segments) => string.Join('.', segments);
}
