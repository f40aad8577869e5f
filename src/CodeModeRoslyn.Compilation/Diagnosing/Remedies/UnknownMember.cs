using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A property or method that a value does not have.</summary>
internal static class UnknownMember
{
    private const int MostNames = 20;

    /// <summary>What other languages call what C# calls otherwise.</summary>
    private static readonly Dictionary<string, string> Foreign = new(StringComparer.Ordinal)
    {
        ["map"] = "Select",
        ["filter"] = "Where",
        ["reduce"] = "Aggregate",
        ["flatMap"] = "SelectMany",
        ["some"] = "Any",
        ["every"] = "All",
        ["find"] = "FirstOrDefault",
        ["forEach"] = "ToList().ForEach",
        ["push"] = "Add",
        ["append"] = "Add",
        ["includes"] = "Contains",
        ["upper"] = "ToUpper",
        ["lower"] = "ToLower",
        ["strip"] = "Trim",
        ["toUpperCase"] = "ToUpper",
        ["toLowerCase"] = "ToLower",
        ["startswith"] = "StartsWith",
        ["endswith"] = "EndsWith",
        ["toFixed"] = "ToString(\"F2\")",
        ["items"] = "AsEnumerable()",
        ["keys"] = "Keys",
        ["values"] = "Values",
        ["sort"] = "Order",
        ["sorted"] = "Order",
        ["size"] = "Count",
    };

    public static Remedy? Of(ErrorSite site)
    {
        if (site.Node is not SimpleNameSyntax { Identifier: { ValueText: var wanted } token } || OwnerOf(site) is not ({ } type, var owner))
        {
            return null;
        }

        // A static member of a type, or a property or method of a value.
        var names = Names(site, type, owner);
        var message = $"`{Described(site, type, owner)}` has no `{wanted}`.";
        if (NearestName.Same(wanted, names) is { } same)
        {
            return new Remedy(message, null, new Fix(Renamed(site, token, same), true, $"`{same}` instead of `{wanted}`"));
        }

        if (wanted is "slice" or "Slice" && site.Node.Parent is MemberAccessExpressionSyntax { OperatorToken: var dot, Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 or 2 } part } cut })
        {
            var (from, to) = (part[0].ToString(), part.Count == 2 ? part[1].ToString() : "");
            var text = from == "0" && type.Name == "ToolList" ? $".Take({to})" : $"[{from}..{to}]";
            return new Remedy(message, null, new Fix(site.Replace(TextSpan.FromBounds(dot.SpanStart, cut.Span.End), text), false, $"`{text}` instead of `.{wanted}(…)`"));
        }

        if (Foreign.TryGetValue(wanted, out var foreign) && site.Has(type, foreign.Split('(')[0]))
        {
            return new Remedy(message, null, new Fix(site.Replace(token, foreign), false, $"`{foreign}` instead of `{wanted}`"));
        }

        if (wanted is "length" or "Length" && names.Contains("Count"))
        {
            return Rename("Count", true);
        }

        if (Types.Underlying(type) is var inner && !SymbolEqualityComparer.Default.Equals(inner, type) && site.Has(inner, wanted))
        {
            return OfNullable(site);
        }

        // What a task, or something that may be null, would have. What holds a value of another name may be asked for that.
        if ((wanted == "Result" || (wanted == "Value" && type.IsValueType)) && NearestName.Of(wanted, names) is null && site.Node.Parent is MemberAccessExpressionSyntax needless)
        {
            return new Remedy(message, null, new Fix(site.Replace(TextSpan.FromBounds(needless.OperatorToken.SpanStart, needless.Span.End), ""), wanted == "Value", $"`.{wanted}` taken out"));
        }

        if (Types.Element(type) is { } element)
        {
            if (site.Has(element, wanted) || NearestName.Same(wanted, Types.MemberNames(element)) is not null)
            {
                return OfElements(site, message, NearestName.Same(wanted, Types.MemberNames(element)) ?? wanted, owner);
            }

            // A wrapper that is not there.
            if (element.Name != "KeyValuePair" && NearestName.Plain(wanted) is var plain && (plain == NearestName.Plain(element.Name) + "s" || plain is "items" or "results" or "entries" or "list" or "data" or "value" or "values" or "content")
                && site.Node.Parent is MemberAccessExpressionSyntax wrapper)
            {
                return new Remedy($"`{owner}` is the list itself.", null, new Fix(site.Replace(TextSpan.FromBounds(wrapper.OperatorToken.SpanStart, wrapper.Span.End), ""), true, $"`.{wanted}` taken out"));
            }

            return NearestName.Of(wanted, names) is { } like ? Rename(like, false) : new Remedy(message, $"It is a list of `{site.Show(element)}`, each with {string.Join(", ", Types.MemberNames(element).Take(MostNames))}; go through it with `foreach` or LINQ.");
        }

        return type.SpecialType == SpecialType.System_Object ? new Remedy("An `object` hides its members.", "Keep the type that the values have: a `var` list from `Select(…).ToList()`, a record of your own, or a tuple.")
            : NearestName.Of(wanted, names) is { } nearest ? Rename(nearest, false)
            : names.Count == 1 && wanted is "Text" or "text" or "Body" or "body" or "Value" or "Data" or "data" or "Output" or "output" or "Result" or "result" ? Rename(names[0], false)
            : new Remedy(message, names.Count is > 0 and <= MostNames ? $"It has {string.Join(", ", names)}." : null);

        Remedy Rename(string name, bool isHarmless) => new(message, null, new Fix(Renamed(site, token, name), isHarmless, $"`{name}` instead of `{wanted}`"));
    }

    // What an anonymous object was to call it stays: `new { c.name }` becomes `new { name = c.Name }`.
    private static IReadOnlyList<TextChange> Renamed(ErrorSite site, SyntaxToken token, string name) =>
        token.Parent?.Parent is MemberAccessExpressionSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } } access
            ? [site.Insert(access.SpanStart, $"{token.ValueText} = "), site.Replace(token, name)]
            : [site.Replace(token, name)];

    /// <summary>A member is asked of a value that may be null, and has it if it is not.</summary>
    public static Remedy? OfNullable(ErrorSite site) =>
        site.Node.Parent is MemberAccessExpressionSyntax access && access.Name == site.Node && site.Node is SimpleNameSyntax { Identifier.ValueText: var wanted }
        && site.TypeOf(access.Expression) is { } type && Types.Underlying(type) is var inner && !SymbolEqualityComparer.Default.Equals(inner, type) && site.Has(inner, wanted)
            ? new Remedy($"`{access.Expression}` may be null.", null, new Fix(site.Insert(access.OperatorToken.SpanStart, "?"), true, $"`?.{wanted}` instead of `.{wanted}`"))
            : null;

    /// <summary>A tool's list is to be changed, and cannot be.</summary>
    public static Remedy? OfFixedList(ErrorSite site)
    {
        if (site.Node.Parent is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax list } access || access.Name != site.Node
            || site.TypeOf(list) is not { Name: "ToolList" } || !typeof(List<int>).GetMethods().Any(method => method.Name == access.Name.Identifier.ValueText)
            || site.Model.GetSymbolInfo(list).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var declared] } || declared.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: var value })
        {
            return null;
        }

        return new Remedy(
            "A tool's list cannot be changed; a copy of it can.",
            null,
            new Fix(site.After(value, ".ToList()"), true, "`.ToList()` added"));
    }

    /// <summary>One <c>=</c> where two are meant.</summary>
    public static Remedy? IsCondition(ErrorSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { Parent: IfStatementSyntax or WhileStatementSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax or AnonymousFunctionExpressionSyntax } assignment
            || !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
        {
            return null;
        }

        const string Message = "`=` gives a value; `==` compares.";
        var isTest = assignment.Parent is IfStatementSyntax or WhileStatementSyntax;
        var isConstant = site.Model.GetConstantValue(assignment.Right).HasValue;

        // Other languages take what was given for true where it is not null.
        return isTest && !isConstant && site.TypeOf(assignment.Right) is { IsReferenceType: true }
            ? new Remedy(Message, $"Write `{assignment.Left} == {assignment.Right}` to compare, or `({assignment}) != null` to give the value and see whether there is one.")
            : new Remedy(Message, null, new Fix(site.Replace(assignment.OperatorToken, "=="), isTest && isConstant, "`==` instead of `=`"));
    }

    private static Remedy OfElements(ErrorSite site, string message, string wanted, ExpressionSyntax? owner) =>
        new(message, $"It holds several, and each of them has `{wanted}`: write `{owner}.Select(item => item.{wanted})`, `{owner}.Sum(item => item.{wanted})`, or `{owner}.First().{wanted}`.");

    private static (ITypeSymbol? Type, ExpressionSyntax? Owner) OwnerOf(ErrorSite site) => site.Node.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == site.Node =>
            (site.TypeOf(access.Expression) ?? site.Model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol, access.Expression),
        MemberBindingExpressionSyntax binding when binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault() is { } conditional =>
            (site.TypeOf(conditional.Expression) is { } type ? Types.Underlying(type) : null, conditional.Expression),
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made } } => (site.TypeOf(made), null),
        SubpatternSyntax or ExpressionColonSyntax or NameColonSyntax when site.Node.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is { } match => (site.TypeOf(match.Expression), match.Expression),
        _ => default,
    };

    private static IReadOnlyList<string> Names(ErrorSite site, ITypeSymbol type, ExpressionSyntax? owner)
    {
        var isType = owner is not null && site.Model.GetSymbolInfo(owner).Symbol is ITypeSymbol;
        return isType
            ? [.. type.GetMembers().Where(member => member is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true }).Select(member => member.Name).Distinct()]
            : Types.MemberNames(type).Count > 0 || type.TypeKind == TypeKind.Interface ? [.. Types.MemberNames(type), .. Extensions(site, type)] : [];
    }

    // LINQ's, for a name that differs in its capitals only, or nearly.
    private static IEnumerable<string> Extensions(ErrorSite site, ITypeSymbol type) => Types.Element(type) is null
        ? []
        : site.Model.LookupSymbols(site.Node.SpanStart, type, includeReducedExtensionMethods: true).OfType<IMethodSymbol>().Where(method => method.IsExtensionMethod).Select(method => method.Name).Distinct();

    private static string Described(ErrorSite site, ITypeSymbol type, ExpressionSyntax? owner) =>
        type.IsAnonymousType ? owner?.ToString() ?? "the object" : site.Show(type);
}
