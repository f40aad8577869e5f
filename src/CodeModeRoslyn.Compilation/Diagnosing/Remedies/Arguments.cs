using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Arguments that a method does not take, or lacks.</summary>
internal static class Arguments
{
    /// <summary>How many there are to be, and nothing else: a <c>max</c> may be a price, and a <c>top</c> a place.</summary>
    private static readonly string[] HowMany = ["limit", "count", "maxResults", "maxItems", "maxCount"];

    /// <summary>What services call much the same thing.</summary>
    private static readonly string[][] Alike =
    [
        [.. HowMany, "max", "top", "take", "n", "pageSize", "perPage", "size"],
        ["query", "q", "search", "text", "searchQuery", "keyword", "keywords", "term", "terms"],
        ["path", "file", "filePath", "filename", "fileName"],
        ["message", "text", "body", "content"],
    ];

    /// <summary>A named argument that the method has no parameter for.</summary>
    public static Remedy? OfUnknownName(ErrorSite site)
    {
        if (site.Node.FirstAncestorOrSelf<NameColonSyntax>() is not { Parent: ArgumentSyntax argument } named
            || argument.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || site.MethodOf(call) is not { } method)
        {
            return null;
        }

        var wanted = named.Name.Identifier.ValueText;
        var given = call.ArgumentList.Arguments.Select(each => each.NameColon?.Name.Identifier.ValueText).ToHashSet();
        var positional = call.ArgumentList.Arguments.TakeWhile(each => each.NameColon is null).Count();
        var free = method.Parameters.Skip(positional).Where(parameter => !given.Contains(parameter.Name)).ToList();
        var signature = Signature.Of(site, method);
        var message = $"`{method.Name}` has no parameter `{wanted}`: {signature}.";
        if (NearestName.Same(wanted, [.. free.Select(parameter => parameter.Name)]) is { } same)
        {
            return new Remedy(message, null, Rename(same, true));
        }

        if (free.Where(parameter => Alike.Any(alike => alike.Contains(parameter.Name) && alike.Contains(wanted))).ToList() is [var known])
        {
            return new Remedy(message, null, Rename(known.Name, HowMany.Contains(wanted) && HowMany.Contains(known.Name)));
        }

        // The one that has to be given, and is not: the argument was meant for it.
        return free.Where(parameter => !parameter.IsOptional).ToList() is [var needed] && Fits(site, argument.Expression, needed) ? new Remedy(message, null, Rename(needed.Name, IsSaidByMethod(wanted, needed.Name, method) || IsSaidByMethod(needed.Name, wanted, method)))
            : NearestName.Of(wanted, [.. free.Select(parameter => parameter.Name)]) is { } nearest ? new Remedy(message, null, Rename(nearest, false))
            : free.Where(parameter => Fits(site, argument.Expression, parameter)).ToList() is [var fitting] ? new Remedy(message, null, Rename(fitting.Name, false))
            : OfFilter(site, call, argument, method, message) ?? new Remedy(message, free.Count > 0 ? $"Leave `{argument}` out, or give it as one of {string.Join(", ", free.Select(parameter => $"`{parameter.Name}:`"))}." : $"Leave `{argument}` out.");

        Fix Rename(string name, bool isHarmless) => new(site.Replace(named.Name, name), isHarmless, $"`{name}:` instead of `{wanted}:`");
    }

    /// <summary>An argument is missing, or there are too many.</summary>
    public static Remedy? OfCount(ErrorSite site)
    {
        if (site.Node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) is not { } call
            || site.MethodOf(call) is not { } method)
        {
            return null;
        }

        if (call is ObjectCreationExpressionSyntax creation)
        {
            return OfPositionalRecord(site, creation, method);
        }

        return OfObject(site, (InvocationExpressionSyntax)call, method) ?? new Remedy(
            $"`{method.Name}` takes other arguments.",
            (method.ContainingType is { } type && Types.IsUpstream(type, site.Source)) || method.DeclaringSyntaxReferences.Length > 0
                ? $"It is {Signature.Of(site, method)}."
                : $"It may be {string.Join(", or ", Overloads(site, (InvocationExpressionSyntax)call).Take(4))}.");
    }

    /// <summary>All arguments in one object or dictionary, as other languages' clients of MCP have them.</summary>
    public static Remedy? OfObject(ErrorSite site) =>
        site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && site.MethodOf(call) is { } method ? OfObject(site, call, method) : null;

    private static Remedy? OfObject(ErrorSite site, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (call.ArgumentList.Arguments is not [{ NameColon: null, Expression: var made }] || !Types.IsUpstream(method.ContainingType, site.Source) || Members(made) is not { Count: > 0 } members)
        {
            return null;
        }

        var parameters = method.Parameters.Select(parameter => parameter.Name).ToList();
        var named = members.Select(member => (Name: NearestName.Same(member.Name, parameters), member.Value)).ToList();
        return named.TrueForAll(member => member.Name is not null)
            ? new Remedy(
                $"`{method.Name}` takes its arguments one by one: {Signature.Of(site, method)}.",
                null,
                new Fix(site.Replace(made, string.Join(", ", named.Select(member => $"{member.Name}: {member.Value}"))), true, "arguments by name instead of in an object"))
            : null;
    }

    private static List<(string Name, ExpressionSyntax Value)>? Members(ExpressionSyntax made) => made switch
    {
        AnonymousObjectCreationExpressionSyntax { Initializers: var members } => [.. members.Select(member => (NameOf(member), member.Expression))],
        BaseObjectCreationExpressionSyntax { Initializer.Expressions: var set, ArgumentList: null or { Arguments.Count: 0 } } when set.All(each => Member(each) is not null) => [.. set.Select(each => Member(each)!.Value)],
        _ => null,
    };

    private static (string, ExpressionSyntax)? Member(ExpressionSyntax set) => set switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: var value } => (name.Identifier.ValueText, value),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }] }, Right: var value } => (key.Token.ValueText, value),
        InitializerExpressionSyntax { Expressions: [LiteralExpressionSyntax key, var value] } => (key.Token.ValueText, value),
        _ => null,
    };

    /// <summary>A record that takes its values in brackets is given them in braces.</summary>
    private static Remedy? OfPositionalRecord(ErrorSite site, ObjectCreationExpressionSyntax creation, IMethodSymbol constructor)
    {
        var parameters = constructor.Parameters.Select(parameter => parameter.Name).ToList();
        var message = $"`{creation.Type}` takes its values in brackets: {Signature.Of(site, constructor, $"new {creation.Type}")}.";
        var named = Members(creation)?.Select(member => (Name: NearestName.Same(member.Name, parameters), member.Value)).ToList();
        return named is { Count: > 0 } && named.TrueForAll(member => member.Name is not null)
            ? new Remedy(message, null, new Fix(site.Replace(creation, $"new {creation.Type}({string.Join(", ", named.Select(member => $"{member.Name}: {member.Value}"))})"), true, "values in brackets instead of in braces"))
            : new Remedy(message, null);
    }

    /// <summary>A record of a tool is made without something that it has to have.</summary>
    public static Remedy OfRequiredMember(ErrorSite site) =>
        site.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } creation && site.Model.GetTypeInfo(creation).Type is { } type
            ? new Remedy(
                $"`{site.Show(type)}` needs {string.Join(", ", Lacking(creation, type).Select(property => $"`{property.Name}` ({site.Show(property.Type)})"))}.",
                $"Set {(Lacking(creation, type).Count() == 1 ? "it" : "them")} between the braces.",
                creation.Initializer is { Expressions: [.., var last] } && Lacking(creation, type).All(property => Types.Element(property.Type) is not null)
                    ? new Fix(site.Insert(last.Span.End, string.Concat(Lacking(creation, type).Select(property => $", {property.Name} = []"))), false, "an empty list for what is missing")
                    : null)
            : new Remedy(null, "Set it between the braces.");

    private static IEnumerable<IPropertySymbol> Lacking(BaseObjectCreationExpressionSyntax creation, ITypeSymbol type)
    {
        var set = Members(creation)?.Select(member => member.Name).ToHashSet() ?? [];
        return type.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsRequired && !set.Contains(property.Name));
    }

    private static string NameOf(AnonymousObjectMemberDeclaratorSyntax member) =>
        member.NameEquals?.Name.Identifier.ValueText ?? member.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            var other => other.ToString(),
        };

    /// <summary>What is asked for by an argument that is not there can be asked of what comes.</summary>
    private static Remedy? OfFilter(ErrorSite site, InvocationExpressionSyntax call, ArgumentSyntax argument, IMethodSymbol method, string message)
    {
        if (Types.Element(Types.Awaited(method.ReturnType)) is not { } element || NearestName.Same(argument.NameColon!.Name.Identifier.ValueText, Types.MemberNames(element)) is not { } property
            || call.Parent is not AwaitExpressionSyntax await || call.ArgumentList.Arguments.IndexOf(argument) is not (> 0 and var index))
        {
            return null;
        }

        return new Remedy(
            message,
            "What comes can be filtered.",
            new Fix(
                [
                    site.Insert(await.SpanStart, "("),
                    site.Replace(TextSpan.FromBounds(call.ArgumentList.Arguments[index - 1].Span.End, argument.Span.End), ""),
                    site.Insert(await.Span.End, $").Where(item => item.{property} == {argument.Expression})"),
                ],
                false,
                $"`.Where(…)` instead of `{argument}`"));
    }

    // `customerId` for `id`, or `id` for `customerId`, where a customer is what the method is about.
    private static bool IsSaidByMethod(string longer, string shorter, IMethodSymbol method) =>
        longer.Length > shorter.Length && longer.EndsWith(shorter, StringComparison.OrdinalIgnoreCase)
        && (char.IsUpper(longer[^shorter.Length]) || longer[^(shorter.Length + 1)] == '_')
        && NearestName.Plain(method.Name).EndsWith(NearestName.Plain(longer[..^shorter.Length]), StringComparison.Ordinal);

    private static IEnumerable<string> Overloads(ErrorSite site, InvocationExpressionSyntax call) =>
        site.Model.GetMemberGroup(call.Expression).OfType<IMethodSymbol>().OrderBy(method => method.Parameters.Length).Select(method => Signature.Of(site, method));

    private static bool Fits(ErrorSite site, ExpressionSyntax value, IParameterSymbol parameter) => site.Model.ClassifyConversion(value, parameter.Type).IsImplicit;
}
