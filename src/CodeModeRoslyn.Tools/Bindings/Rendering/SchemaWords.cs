using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Says what a type cannot: the values, the default, the upstream's description.</summary>
internal static class SchemaWords
{
    private const int MostValues = 20;
    private const int LongestValue = 40;
    private const int LongestDefault = 40;

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
    public static string? All(SchemaType type, int longest)
    {
        var words = new List<string>();
        if (type.IsDeprecated)
        {
            words.Add("Deprecated.");
        }

        if (type.Description is { } description && CSharpText.Prose(description, longest) is { Length: > 0 } line)
        {
            words.Add(line);
        }

        if (Values(type) is { } values)
        {
            words.Add(values);
        }

        if (type.Default is { } value and not "null")
        {
            words.Add($"default {CSharpText.Line(value, LongestDefault)}");
        }

        return words.Count == 0 ? null : string.Join("; ", words);
    }
}
