using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A property is set that cannot be, where a copy with another value can be made.</summary>
internal static class ChangedCopy
{
    public static Remedy Of(ErrorSite site)
    {
        if (UnknownMember.IsCondition(site) is { } comparison)
        {
            return comparison;
        }

        var assignment = site.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>(assignment => assignment.Left.Span.Contains(site.Span));
        return assignment switch
        {
            { Left: ElementAccessExpressionSyntax { Expression: var json }, Right: var set } when Types.IsJson(site.TypeOf(json)) => new Remedy(
                $"`{json}` is a `Json`, which cannot be changed.",
                $"Make a new object with what it needs, as in `new {{ {json}, changed = {set} }}`, or a dictionary: `{json}.Properties.ToDictionary(each => each.Key, each => each.Value)`."),
            { Left: MemberAccessExpressionSyntax { Expression: var owner, Name: var property } } => OfProperty(site, assignment, owner, property),
            _ => new Remedy(null, "Make a changed copy with `with { … }`."),
        };
    }

    private static Remedy OfProperty(ErrorSite site, AssignmentExpressionSyntax assignment, ExpressionSyntax owner, SimpleNameSyntax property)
    {
        var copy = $"{owner} with {{ {property} = {Value(assignment)} }}";
        var message = $"`{property}` cannot be changed once the object is there; a changed copy can be made.";
        return owner is IdentifierNameSyntax variable && IsOnlyThere(site, assignment, variable)
            ? new Remedy(message, null, new Fix(site.Replace(assignment, $"{owner} = {copy}"), true, $"a changed copy of `{owner}`"))
            : new Remedy(message, site.TypeOf(owner) is not { IsRecord: false, IsAnonymousType: false, IsReferenceType: true } ? $"Make one: `var changed = {copy};`. What holds the object does not change with it, and needs the copy in its place." : "Make a new object with what it needs.");
    }

    private static string Value(AssignmentExpressionSyntax assignment) => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
        ? assignment.Right.ToString()
        : $"{assignment.Left} {assignment.OperatorToken.ValueText[..^1]} {Brackets.Unary(assignment.Right)}";

    /// <summary>Whether nothing but the variable can hold the object yet, so that nobody sees the difference between it and a copy.</summary>
    private static bool IsOnlyThere(ErrorSite site, AssignmentExpressionSyntax assignment, IdentifierNameSyntax variable)
    {
        if (assignment.Parent is not ExpressionStatementSyntax
            || site.Model.GetSymbolInfo(variable).Symbol is not ILocalSymbol { Type.IsRecord: true, IsForEach: false, IsUsing: false, DeclaringSyntaxReferences: [var declared] } local
            || declared.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: var value, Parent.Parent: LocalDeclarationStatementSyntax { Parent: { } block } } || !IsNew(site, value))
        {
            return false;
        }

        // What stands further down comes later, unless it comes round again.
        return assignment.Ancestors().TakeWhile(above => above != block).All(above => above is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax))
            && block.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.SpanStart < assignment.SpanStart && name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name).Symbol, local))
                .All(IsAsked);
    }

    // Another object is made each time: a function of the script may give one that is kept elsewhere.
    private static bool IsNew(ErrorSite site, ExpressionSyntax value) => value switch
    {
        BaseObjectCreationExpressionSyntax or WithExpressionSyntax => true,
        AwaitExpressionSyntax { Expression: InvocationExpressionSyntax call } => Types.IsUpstream(site.MethodOf(call)?.ContainingType, site.Source),
        _ => false,
    };

    private static bool IsAsked(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        AssignmentExpressionSyntax { Right: WithExpressionSyntax } given => given.Left == name,
        WithExpressionSyntax => true,
        _ => false,
    };
}
