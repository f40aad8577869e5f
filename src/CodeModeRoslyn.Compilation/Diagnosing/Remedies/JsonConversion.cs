using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>A <c>Json</c> where another type is wanted.</summary>
internal static class JsonConversion
{
    public static Remedy? Of(ErrorSite site)
    {
        var (value, wanted) = site.Node switch
        {
            BinaryExpressionSyntax binary when site.Id == "CS0019" && Types.IsJson(site.TypeOf(binary.Left)) => (binary.Left, Other(site, binary.Right)),
            BinaryExpressionSyntax binary when site.Id == "CS0019" && Types.IsJson(site.TypeOf(binary.Right)) => (binary.Right, Other(site, binary.Left)),
            AssignmentExpressionSyntax assignment => (assignment.Right, site.TypeOf(assignment.Left)),
            PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.LogicalNotExpression) => (unary.Operand, site.Model.Compilation.GetSpecialType(SpecialType.System_Boolean)),
            ExpressionSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } } owner when site.Id == "CS1929" => (owner, site.Model.Compilation.GetSpecialType(SpecialType.System_String)),
            _ => site.Misfit(),
        };
        if (value is null || !Types.IsJson(site.TypeOf(value)))
        {
            return null;
        }

        if (value.Parent is IfStatementSyntax or WhileStatementSyntax || (value.Parent is ConditionalExpressionSyntax choice && choice.Condition == value))
        {
            return new Remedy($"`{value}` is a `Json`, and neither true nor false.", $"Write `{value}.AsBool()` for JSON's true and false, or `{value}.Exists` for whether it is there.");
        }

        if (value.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Deserialize" or "Parse", Expression: IdentifierNameSyntax { Identifier.ValueText: "JsonSerializer" or "JsonDocument" or "JsonNode" } } } })
        {
            return new Remedy($"`{value}` is JSON that is read already.", null, new Fix(site.After(value, ".Raw"), true, "`.Raw` added, its text"));
        }

        var message = wanted is null || Types.IsJson(wanted) ? $"`{value}` is a `Json`, which is not taken here." : $"`{value}` is a `Json`, and a {site.Show(wanted)} is wanted.";
        return Conversion(wanted) is var (before, after)
            ? new Remedy(message, null, new Fix(site.Around(before, value, after), !ErrorSite.IsAskedForNull(value), $"`{(before.Length > 0 ? before + "…" + after : after)}` added"))
            : new Remedy(message, $"Write `{value}.AsString()`, `.AsInt()`, `.AsDecimal()` or another of the `As…` methods.");
    }

    /// <summary>The value as one of the type; as it is where there is no conversion.</summary>
    public static string Of(ExpressionSyntax value, ITypeSymbol wanted) => Conversion(wanted) is var (before, after) ? $"{before}{Brackets.Primary(value)}{after}" : value.ToString();

    // The type of what it is compared with, or added to; of two values of Json nothing is known. A whole number that is written down says nothing of the other.
    private static ITypeSymbol? Other(ErrorSite site, ExpressionSyntax other) => site.TypeOf(other) switch
    {
        null => null,
        var type when Types.IsJson(type) => null,
        { SpecialType: SpecialType.System_Int32 } when other is LiteralExpressionSyntax => site.Model.Compilation.GetSpecialType(SpecialType.System_Decimal),
        var type => type,
    };

    private static (string Before, string After)? Conversion(ITypeSymbol? wanted)
    {
        if (wanted is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
        {
            return Method(inner) is null ? null : ($"({inner.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}?)", "");
        }

        if (Method(wanted) is { } method)
        {
            return ("", $".{method}()");
        }

        return wanted switch
        {
            { Name: "JsonElement" } => ("", ".AsElement()"),
            { Name: "JsonNode" } => ("System.Text.Json.Nodes.JsonNode.Parse(", ".Raw)!"),
            { Name: "JsonDocument" } => ("JsonDocument.Parse(", ".Raw)"),
            { Name: "DateOnly" or "DateTime" or "DateTimeOffset" or "Guid" or "TimeSpan" } => ($"{wanted.Name}.Parse(", ".AsString()!)"),
            { Name: "ReadOnlySpan" } => ("", ".AsString()"),
            INamedTypeSymbol { Name: "List" or "IList" or "IReadOnlyList" or "ICollection", TypeArguments: [var element] } => List(element, ".ToList()"),
            IArrayTypeSymbol { ElementType: var element } => List(element, ".ToArray()"),
            _ => null,
        };

        (string, string)? List(ITypeSymbol element, string end) =>
            Types.IsJson(element) ? ("", end) : Method(element) is { } method ? ("", $".Select(item => item.{method}(){(method == "AsString" ? "!" : "")}){end}") : null;
    }

    /// <summary>The method of <c>Json</c> that gives a value of the type; null where none does.</summary>
    public static string? Method(ITypeSymbol? wanted) => wanted?.SpecialType switch
    {
        SpecialType.System_String => "AsString",
        SpecialType.System_Int32 => "AsInt",
        SpecialType.System_Int64 => "AsLong",
        SpecialType.System_Double => "AsDouble",
        SpecialType.System_Decimal => "AsDecimal",
        SpecialType.System_Boolean => "AsBool",
        _ => null,
    };
}
