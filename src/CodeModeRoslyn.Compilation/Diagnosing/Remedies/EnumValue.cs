using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A value of an enum that is not there, where tools have strings.</summary>
internal static class EnumValue
{
    public static Remedy? Of(ErrorSite site, string message)
    {
        if (WholeOf(site.Node) is not { } value)
        {
            return null;
        }

        var name = value.GetLastToken().ValueText;
        var (other, type) = MeetsIn(site, value);
        if (other is not null && ImpossibleConstant.ValuesOf(other) is { } possible)
        {
            var list = $"`{other.Name}` is a string: {string.Join(", ", possible.Select(Quote))}.";
            return NearestName.Same(name, possible) is { } same ? new Remedy(message, list, Write(same, isHarmless: true))
                : NearestName.Of(name, possible) is { } nearest ? new Remedy(message, list, Write(nearest, isHarmless: false))
                : new Remedy(message, list);
        }

        if (!char.IsUpper(site.Node.ToString()[0]))
        {
            return null;
        }

        return other is not null && type?.SpecialType == SpecialType.System_String ? new Remedy(message, $"`{other.Name}` is a string: write the text that the upstream has for it, as in `{Quote(name)}`.")
            : value is MemberAccessExpressionSyntax ? new Remedy(message, "There is no type of this name; where others have enums, tools take and give strings.")
            : null;

        Fix Write(string text, bool isHarmless) => new(site.Replace(value, Quote(text)), isHarmless, $"`{Quote(text)}` instead of `{value}`");
    }

    /// <summary>An enum of .NET's has the name that a tool's might have.</summary>
    public static Remedy? OfMember(ErrorSite site) =>
        site.Node.Parent is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax owner } value && value.Name == site.Node
        && site.Model.GetSymbolInfo(owner).Symbol is INamedTypeSymbol { TypeKind: TypeKind.Enum } && MeetsIn(site, value) is ({ } other, { SpecialType: SpecialType.System_String })
            ? Of(site with { Node = owner }, $"`{owner}` is an enum of .NET's, and `{other.Name}` is a string.")
            : null;

    /// <summary>Of the first name in <c>Billing.InvoiceStatus.Open</c> all of it; null for what is called, or has no dot.</summary>
    private static SyntaxNode? WholeOf(SyntaxNode node)
    {
        var whole = node;
        while ((whole.Parent is MemberAccessExpressionSyntax access && access.Expression == whole) || (whole.Parent is QualifiedNameSyntax qualified && qualified.Left == whole))
        {
            whole = whole.Parent;
        }

        return whole == node || whole.Parent is InvocationExpressionSyntax ? null : whole;
    }

    /// <summary>What the value is compared with or given to.</summary>
    private static (ISymbol? Symbol, ITypeSymbol? Type) MeetsIn(ErrorSite site, SyntaxNode value) => value.Parent switch
    {
        BinaryExpressionSyntax binary => OfExpression(site, binary.Left == value ? binary.Right : binary.Left),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument when site.ParameterOf(argument, call) is { } parameter => (parameter, parameter.Type),
        AssignmentExpressionSyntax assignment when assignment.Right == value => OfExpression(site, assignment.Left),
        CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => OfExpression(site, choice.Expression),
        PatternSyntax pattern => OfPattern(site, pattern),
        _ => default,
    };

    private static (ISymbol?, ITypeSymbol?) OfPattern(ErrorSite site, PatternSyntax pattern)
    {
        SyntaxNode whole = pattern;
        while (whole.Parent is BinaryPatternSyntax or UnaryPatternSyntax or ParenthesizedPatternSyntax)
        {
            whole = whole.Parent;
        }

        return whole.Parent switch
        {
            IsPatternExpressionSyntax match => OfExpression(site, match.Expression),
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => OfExpression(site, choice.GoverningExpression),
            CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => OfExpression(site, choice.Expression),
            SubpatternSyntax { NameColon.Name: var name } => OfExpression(site, name),
            _ => default,
        };
    }

    private static (ISymbol?, ITypeSymbol?) OfExpression(ErrorSite site, ExpressionSyntax expression) =>
        (site.Model.GetSymbolInfo(expression is ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax member } ? member : expression).Symbol, site.TypeOf(expression));

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
