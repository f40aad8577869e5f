using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Rendering;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>The keywords for strings.</summary>
internal static class StringRules
{
    private const int LongestPattern = 200;

    public static Misfit? Find(JsonElement schema, JsonElement value, Spot spot, SchemaEvaluation evaluation)
    {
        if (JsonText.Of(value) is not { } text)
        {
            return null;
        }

        // Characters are code points.
        var (least, most) = (Bound(schema, "minLength"), Bound(schema, "maxLength"));
        var length = least is null && most is null ? 0 : text.EnumerateRunes().Count();
        return length < least ? new Misfit(spot, $"has {length} characters, and must have at least {least}")
            : length > most ? new Misfit(spot, $"has {length} characters, and may have at most {most}")
            : Pattern(schema, value, text, spot, evaluation) ?? Format(schema, value, text, spot, evaluation);
    }

    private static Misfit? Pattern(JsonElement schema, JsonElement value, string text, Spot spot, SchemaEvaluation evaluation)
    {
        if (JsonText.Of(schema, "pattern") is not { } pattern)
        {
            return null;
        }

        var matches = Patterns.Matches(pattern, text);
        evaluation.Undecided += matches is null ? 1 : 0;
        return matches is false ? new Misfit(spot, $"is {JsonWords.Describe(value)}, and must match the pattern {CSharpText.Line(pattern, LongestPattern)}") : null;
    }

    private static Misfit? Format(JsonElement schema, JsonElement value, string text, Spot spot, SchemaEvaluation evaluation)
    {
        if (JsonText.Of(schema, "format") is not { } format)
        {
            return null;
        }

        evaluation.Undecided += Formats.AreChecked(format) ? 0 : 1;
        return Formats.Refuse(format, text) is { } example ? new Misfit(spot, $"is {JsonWords.Describe(value)}, and must be a {format} such as {example}") : null;
    }

    internal static long? Bound(JsonElement schema, string name) =>
        SchemaEvaluation.Member(schema, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var bound) && bound is >= 0 and < long.MaxValue ? (long)bound : null;
}
