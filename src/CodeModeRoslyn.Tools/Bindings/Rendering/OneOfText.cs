using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Writes the attribute that lists an enumeration's values for the script compiler.</summary>
internal static class OneOfText
{
    private const int MostValues = 100;
    private const int MostCharacters = 4_000;

    /// <summary>The attribute; empty when any value is possible, or the list is too long to check against.</summary>
    public static string Of(SchemaType type) =>
        type.Kind == SchemaKind.String && type.Values is { IsEmpty: false, Length: <= MostValues } values
        && values.Sum(value => value.Length) <= MostCharacters && values.All(CSharpText.IsText)
            ? $"[__OneOf({string.Join(", ", values.Select(CSharpText.Literal))})] "
            : "";
}
