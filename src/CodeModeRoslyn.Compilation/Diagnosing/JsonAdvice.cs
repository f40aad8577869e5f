using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>What to write instead, for what models expect of <c>Json</c> because other JSON libraries have it.</summary>
internal static class JsonAdvice
{
    private static readonly Dictionary<string, string> Members = new()
    {
        ["EnumerateArray"] = "`foreach (var item in {0})`, or LINQ on `{0}`",
        ["AsArray"] = "`foreach (var item in {0})`, or LINQ on `{0}`",
        ["AsList"] = "`{0}.ToList()`, or LINQ on `{0}`",
        ["EnumerateObject"] = "`foreach (var (name, value) in {0}.Properties)`",
        ["AsObject"] = "`foreach (var (name, value) in {0}.Properties)`, or `{0}[\"name\"]`",
        ["GetProperty"] = "`{0}[\"name\"]`",
        ["TryGetProperty"] = "`{0}[\"name\"]`, which equals `null` when it is not there; `{0}.Has(\"name\")` asks",
        ["TryGetValue"] = "`{0}[\"name\"]`, which equals `null` when it is not there; `{0}.Has(\"name\")` asks",
        ["ContainsKey"] = "`{0}.Has(\"name\")`",
        ["GetArrayLength"] = "`{0}.Count`",
        ["ValueKind"] = "`{0}.Kind`",
        ["IsNull"] = "`{0} == null`",
        ["HasValue"] = "`{0} != null`",
        ["GetString"] = "`{0}.AsString()`",
        ["GetInt32"] = "`{0}.AsInt()`",
        ["GetInt64"] = "`{0}.AsLong()`",
        ["GetDouble"] = "`{0}.AsDouble()`",
        ["GetDecimal"] = "`{0}.AsDecimal()`",
        ["GetBoolean"] = "`{0}.AsBool()`",
        ["GetRawText"] = "`{0}.Raw`",
        ["ToJsonString"] = "`{0}.Raw`",
        ["Value"] = "`{0}.AsString()`, `{0}.AsInt()` or another of the `As…` methods",
        ["GetValue"] = "`{0}.AsString()`, `{0}.AsInt()` or another of the `As…` methods",
        ["As"] = "`{0}.AsString()`, `{0}.AsInt()` or another of the `As…` methods",
        ["Deserialize"] = "`JsonSerializer.Deserialize<T>({0}.Raw)`",
    };

    /// <summary>For a member of <c>Json</c> that is not there.</summary>
    /// <param name="name">The member.</param>
    /// <param name="expression">What it was asked of.</param>
    public static string? ForMember(string name, string expression) =>
        Members.TryGetValue(name, out var use) ? $"Write {use.Replace("{0}", expression, StringComparison.Ordinal)}." : null;

    /// <summary>For a <c>Json</c> where another type is wanted.</summary>
    public static string ForConversion(ITypeSymbol? wanted, string expression) => Method(wanted) is { } method
        ? $"Write `{expression}.{method}()`."
        : $"Write `{expression}.AsString()`, `.AsInt()`, `.AsDecimal()` or another of the `As…` methods.";

    private static string? Method(ITypeSymbol? wanted) => wanted?.SpecialType switch
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
