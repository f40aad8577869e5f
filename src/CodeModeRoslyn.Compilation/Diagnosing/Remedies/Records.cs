using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Anonymous objects, and objects of different shapes, where one type is wanted.</summary>
internal static class Records
{
    private const int MostMembers = 12;

    /// <summary>Anonymous objects where a tool wants its records.</summary>
    public static Remedy? Of(ErrorSite site, ExpressionSyntax value, ITypeSymbol wanted)
    {
        if ((Types.Element(wanted) ?? wanted) is not INamedTypeSymbol { IsRecord: true } record)
        {
            return null;
        }

        var (made, isOnlyUse) = MadeBy(site, value);
        var changes = new List<TextChange>();
        if (Become(site, made, record, changes) && changes.Count > 0)
        {
            if (made is ObjectCreationExpressionSyntax { Type: GenericNameSyntax { TypeArgumentList.Arguments: [var held] }, Initializer: not null })
            {
                changes.Add(site.Replace(held, site.Show(record)));
            }

            return new Remedy($"`{site.Show(record)}` is wanted here, and an anonymous object is none.", null, new Fix([.. changes.OrderBy(change => change.Span.Start)], isOnlyUse, $"`{site.Show(record)}` instead of anonymous objects"));
        }

        return site.TypeOf(value) is { } type && !SymbolEqualityComparer.Default.Equals(Types.Element(type) ?? type, record) && record.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty)
            ? new Remedy(
                Types.Element(wanted) is null ? $"`{value}` is a {site.Show(type)}, and a `{site.Show(record)}` is wanted." : $"`{value}` is a {site.Show(type)}, and a list of `{site.Show(record)}` is wanted.",
                $"Make {(Types.Element(wanted) is null ? "it" : "each")} with `new {site.Show(record)} {{ {string.Join(", ", Types.MemberNames(record).Take(MostMembers).Select(name => $"{name} = …"))} }}`.")
            : null;
    }

    /// <summary>The objects of a list are of different shapes, because none of them has the type that they are to be.</summary>
    public static Remedy? OfList(ErrorSite site)
    {
        if (site.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { } variable)
        {
            return null;
        }

        foreach (var argument in UsesOf(site, variable).Select(use => use.Parent).OfType<ArgumentSyntax>())
        {
            if (argument.Parent?.Parent is InvocationExpressionSyntax call && site.ParameterOf(argument, call)?.Type is { } wanted && Of(site, argument.Expression, wanted) is { Fix: not null } remedy)
            {
                return remedy;
            }
        }

        return null;
    }

    /// <summary>The two sides of <c>?:</c> are of different types.</summary>
    public static Remedy? OfChoice(ErrorSite site) => site.Node.FirstAncestorOrSelf<ConditionalExpressionSyntax>() is { WhenTrue: var first }
        ? new Remedy("The two sides of `?:` have different types.", null, new Fix(site.Around("(object)", first, ""), true, "`(object)` added"))
        : null;

    /// <summary>What a variable was given, and whether nothing else is done with it.</summary>
    private static (ExpressionSyntax Made, bool IsOnlyUse) MadeBy(ErrorSite site, ExpressionSyntax value) =>
        value is IdentifierNameSyntax && site.Model.GetSymbolInfo(value).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declared] }
        && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var made, Parent: VariableDeclarationSyntax { Type.IsVar: true } } variable
            ? (made, UsesOf(site, variable).Take(2).Count() == 1)
            : (value, true);

    private static IEnumerable<IdentifierNameSyntax> UsesOf(ErrorSite site, VariableDeclaratorSyntax variable) =>
        variable.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == variable.Identifier.ValueText && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name).Symbol, site.Model.GetDeclaredSymbol(variable)));

    /// <summary>Whether each of the outermost anonymous objects can be the record; what stands in a member can be what the record has there.</summary>
    private static bool Become(ErrorSite site, ExpressionSyntax value, INamedTypeSymbol record, List<TextChange> changes)
    {
        var properties = Types.MemberNames(record);
        foreach (var made in value.DescendantNodesAndSelf(node => node is not AnonymousObjectCreationExpressionSyntax).OfType<AnonymousObjectCreationExpressionSyntax>())
        {
            changes.Add(site.Insert(made.NewKeyword.Span.End, $" {site.Show(record)}"));
            foreach (var member in made.Initializers)
            {
                var name = member.NameEquals?.Name.Identifier.ValueText ?? (member.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? member.Expression.ToString();
                if (NearestName.Same(name, properties) is not { } property)
                {
                    return false;
                }

                changes.Add(member.NameEquals is { Name: var given } ? site.Replace(given, property) : site.Insert(member.SpanStart, $"{property} = "));
                if (record.GetMembers(property).OfType<IPropertySymbol>().FirstOrDefault()?.Type is { } type && (Types.Element(type) ?? type) is INamedTypeSymbol { IsRecord: true } inner
                    && !Become(site, member.Expression, inner, changes))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
