using System.Globalization;
using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A value of one type where another is wanted, and the conversion that there is between the two.</summary>
internal static class Conversion
{
    private static readonly string[] Parsed = ["DateOnly", "DateTime", "DateTimeOffset", "TimeOnly", "TimeSpan", "Guid", "Int32", "Int64", "Decimal", "Double"];

    public static Remedy? Of(ErrorSite site)
    {
        if (site.Id == "CS0019" && site.Node is BinaryExpressionSyntax binary)
        {
            return OfOperator(site, binary);
        }

        var (value, wanted) = site.Misfit();
        if (value is null || wanted is null || site.TypeOf(value) is not { } type)
        {
            return null;
        }

        var message = SymbolEqualityComparer.Default.Equals(type, wanted) ? $"`{value}` is a {site.Show(type)}, which is not taken here." : $"`{value}` is a {site.Show(type)}, and a {site.Show(wanted)} is wanted.";
        if (wanted.Name == "IFormatProvider" && type.SpecialType == SpecialType.System_String)
        {
            return new Remedy(message, null, new Fix(site.Replace(value, $"CultureInfo.GetCultureInfo({value})"), true, "`CultureInfo.GetCultureInfo(…)` added"));
        }

        if (value.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Deserialize" or "Parse" } } }
            && type is { IsRecord: true } or { Name: "ToolList" })
        {
            return new Remedy($"`{value}` is a {site.Show(type)} already, and no text.", $"Use it as it is{(Types.MemberNames(type) is [var first, ..] ? $", as in `{value}.{first}`" : "")}.");
        }

        if (Types.IsJson(wanted))
        {
            return new Remedy(message, null, new Fix([site.Insert(value.SpanStart, "Json.From("), site.Insert(value.Span.End, ")")], true, "`Json.From(…)` added"));
        }

        if (Records.Of(site, value, wanted) is { } record)
        {
            return record;
        }

        // A variable whose type was guessed takes the type that the value has.
        if (value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: { IsVar: false } declared, Variables.Count: 1 } } }
            && IsNumber(type) && IsNumber(wanted))
        {
            return new Remedy(message, null, new Fix(site.Replace(declared, site.Show(type)), true, $"`{site.Show(type)}` instead of `{declared}`"));
        }

        return Text(value, type, wanted) is var (text, isHarmless)
            ? new Remedy(message, null, new Fix(site.Replace(value, text), isHarmless && !ErrorSite.IsAskedForNull(value), $"`{text}` instead of `{value}`"))
            : new Remedy(message, null);
    }

    private static Remedy? OfOperator(ErrorSite site, BinaryExpressionSyntax binary)
    {
        if (site.TypeOf(binary.Left) is not { } left || site.TypeOf(binary.Right) is not { } right)
        {
            return null;
        }

        var message = $"`{binary.OperatorToken}` does not take a {site.Show(left)} and a {site.Show(right)}.";
        if (left.Name == "DateOnly" && right.Name == "DateOnly" && binary.IsKind(SyntaxKind.SubtractExpression))
        {
            // In days, which is what is asked of the difference.
            if (binary.Parent is ParenthesizedExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Days" or "TotalDays" } days })
            {
                return new Remedy("Two `DateOnly` have no difference; their day numbers have.", null, new Fix(site.Replace(days, $"({Brackets.Primary(binary.Left)}.DayNumber - {Brackets.Primary(binary.Right)}.DayNumber)"), true, "`.DayNumber` of both, for the days between"));
            }

            return new Remedy(message, null, new Fix([.. site.After(binary.Left, ".DayNumber"), .. site.After(binary.Right, ".DayNumber")], true, "`.DayNumber` added, for the days between"));
        }

        // What is written down gives way to what came from somewhere.
        var (value, type, wanted) = binary.Left is LiteralExpressionSyntax || left.Name is "DateTime" or "DateTimeOffset" ? (binary.Left, left, right) : (binary.Right, right, left);
        return Text(value, Types.Underlying(type), Types.Underlying(wanted)) is var (text, isHarmless)
            ? new Remedy(message, null, new Fix(site.Replace(value, text), isHarmless && !ErrorSite.IsAskedForNull(value), $"`{text}` instead of `{value}`"))
            : new Remedy(message, null);
    }

    /// <summary>The value, converted; null where there is no usual way.</summary>
    private static (string Text, bool IsHarmless)? Text(ExpressionSyntax value, ITypeSymbol type, ITypeSymbol wanted)
    {
        var (primary, unary) = (Brackets.Primary(value), Brackets.Unary(value));
        return (type, wanted) switch
        {
            ({ SpecialType: SpecialType.System_Double }, { SpecialType: SpecialType.System_Decimal }) when value is LiteralExpressionSyntax literal => ($"{literal.ToString().TrimEnd('d', 'D')}m", true),
            ({ SpecialType: SpecialType.System_Double } or { SpecialType: SpecialType.System_Single }, { SpecialType: SpecialType.System_Decimal }) => ($"(decimal){unary}", false),
            ({ SpecialType: SpecialType.System_Decimal }, { SpecialType: SpecialType.System_Double }) => ($"(double){unary}", true),
            ({ SpecialType: SpecialType.System_Int64 } or { SpecialType: SpecialType.System_Decimal } or { SpecialType: SpecialType.System_Double }, { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 }) =>
                ($"checked(({(wanted.SpecialType == SpecialType.System_Int32 ? "int" : "long")}){unary})", type.SpecialType == SpecialType.System_Int64),
            ({ SpecialType: SpecialType.System_String }, _) when Parsed.Contains(Types.Underlying(wanted).Name) => (Parse(value, Types.Underlying(wanted)), value is LiteralExpressionSyntax text && (NumberOf(text, Types.Underlying(wanted)) is not null || (wanted.Name == "DateOnly" && DateOnly.TryParseExact(text.Token.ValueText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))),
            ({ TypeKind: TypeKind.Struct }, { SpecialType: SpecialType.System_String }) when IsSimple(type) => (value is LiteralExpressionSyntax { Token.Value: IConvertible written } ? $"\"{written.ToString(CultureInfo.InvariantCulture)}\"" : $"{primary}.ToString()", IsNumber(type)),
            ({ Name: "StringBuilder" }, { SpecialType: SpecialType.System_String }) => ($"{primary}.ToString()", true),
            ({ Name: "DateTime" }, { Name: "DateOnly" }) => ($"DateOnly.FromDateTime({value})", true),
            ({ Name: "DateTimeOffset" }, { Name: "DateOnly" }) => ($"DateOnly.FromDateTime({primary}.DateTime)", true),
            ({ Name: "DateOnly" }, { Name: "DateTime" }) => ($"{primary}.ToDateTime(TimeOnly.MinValue)", true),
            ({ Name: "DateTimeOffset" }, { Name: "DateTime" }) => ($"{primary}.UtcDateTime", false),
            _ when Types.Underlying(type) is var inner && !SymbolEqualityComparer.Default.Equals(inner, type) && SymbolEqualityComparer.Default.Equals(inner, wanted) =>
                (IsNumber(inner) ? $"({value} ?? 0)" : inner.SpecialType == SpecialType.System_Boolean ? $"{value} == true" : $"{primary}.Value", false),
            _ when wanted is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: [var one] } && SymbolEqualityComparer.Default.Equals(one, type) => ($"[{value}]", one.SpecialType != SpecialType.System_String || value is LiteralExpressionSyntax { Token.ValueText: var list } && !list.Contains(',', StringComparison.Ordinal)),
            _ when Types.Element(type) is { } element && SymbolEqualityComparer.Default.Equals(element, Types.Element(wanted)) => wanted switch
            {
                IArrayTypeSymbol => ($"{primary}.ToArray()", true),
                { Name: "List" or "IList" or "ICollection" } => ($"{primary}.ToList()", true),
                { Name: "HashSet" or "ISet" } => ($"{primary}.ToHashSet()", true),
                _ => null,
            },
            _ => null,
        };
    }

    private static string Parse(ExpressionSyntax value, ITypeSymbol wanted)
    {
        var keyword = wanted.SpecialType switch
        {
            SpecialType.System_Int32 => "int",
            SpecialType.System_Int64 => "long",
            SpecialType.System_Decimal => "decimal",
            SpecialType.System_Double => "double",
            _ => wanted.Name,
        };
        return value is LiteralExpressionSyntax literal && NumberOf(literal, wanted) is { } number ? number : $"{keyword}.Parse({value})";
    }

    // Written as C# writes it; a comma may group digits, or part a fraction.
    private static string? NumberOf(LiteralExpressionSyntax text, ITypeSymbol wanted) =>
        IsNumber(wanted) && decimal.TryParse(text.Token.ValueText, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && (wanted.SpecialType is SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Single || decimal.IsInteger(number))
            ? (wanted.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 ? decimal.Truncate(number) : number).ToString(CultureInfo.InvariantCulture) + (wanted.SpecialType == SpecialType.System_Decimal ? "m" : "")
            : null;

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal;

    private static bool IsSimple(ITypeSymbol type) => IsNumber(type) || type.SpecialType == SpecialType.System_Boolean || type.Name == "Guid";
}
