using System.Globalization;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Says what a type cannot: the values, the default, the upstream's description.</summary>
internal static class SchemaWords
{
    private const int MostValues = 20;
    private const int LongestValue = 40;
    private const int LongestDefault = 40;

    /// <summary>A larger one is the type's, and not the service's.</summary>
    private const decimal LargestTold = 1_000_000;

    /// <summary>The values of an enumeration, <c>paid | open | overdue</c>; null when any value is possible.</summary>
    public static string? Values(SchemaType type)
    {
        var values = type.Kind == SchemaKind.List ? type.Item!.Values : type.Values;
        return values.IsEmpty
            ? null
            : string.Join(" | ", values.Take(MostValues).Select(value => CSharpText.Line(value, LongestValue)))
                + (values.Length > MostValues ? $" | … ({values.Length} values)" : "");
    }

    /// <summary>The upstream's own name, where the C# name does not let it be guessed; null otherwise.</summary>
    public static string? Original(string jsonName, string name) =>
        name.EndsWith(Identifier.Suffix(jsonName), StringComparison.Ordinal) ? CSharpText.Literal(jsonName.Length > LongestValue ? jsonName[..LongestValue] : jsonName) : null;

    /// <summary>Description, values, default and deprecation in one line; null when there is nothing to say.</summary>
    /// <param name="type">The type.</param>
    /// <param name="longest">The most characters of the description; 0 where it stands elsewhere.</param>
    public static string? All(SchemaType type, int longest)
    {
        var words = new List<string>();
        if (type.IsDeprecated)
        {
            words.Add("Deprecated.");
        }

        if (longest > 0 && type.Description is { } description && CSharpText.Prose(description, longest) is { Length: > 0 } line)
        {
            words.Add(line);
        }

        if (Values(type) is { } values)
        {
            words.Add(values);
        }

        if (Bounds(type) is { } bounds)
        {
            words.Add(bounds);
        }

        // What anybody would take it to be without a word.
        if (type.Default is { } value and not ("null" or "false"))
        {
            words.Add($"default {CSharpText.Line(value, LongestDefault)}");
        }

        return words.Count == 0 ? null : string.Join("; ", words);
    }

    // A ceiling is run into; that nothing is less than none goes without saying.
    private static string? Bounds(SchemaType type) =>
        type.Kind is SchemaKind.Integer or SchemaKind.Number or SchemaKind.Decimal
        && SchemaNumbers.Bound(type.Schema, "maximum") is { } most and <= LargestTold
        && type.Description?.Contains(Text(most), StringComparison.Ordinal) != true
            ? SchemaNumbers.Bound(type.Schema, "minimum") is { } least and not (0 or 1) ? $"{Text(least)} to {Text(most)}" : $"at most {Text(most)}"
            : null;

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
