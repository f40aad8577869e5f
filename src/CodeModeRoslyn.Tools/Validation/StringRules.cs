using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Rendering;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>The keywords for strings.</summary>
internal static class StringRules
{
    private const int LongestPattern = 200;

    public static Misfit? Find(JsonElement schema, JsonElement value, Spot spot)
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
            : JsonText.Of(schema, "pattern") is { } pattern && Patterns.Matches(pattern, text) is false ? new Misfit(spot, $"is {JsonWords.Describe(value)}, and must match the pattern {CSharpText.Line(pattern, LongestPattern)}")
            : JsonText.Of(schema, "format") is { } format && Formats.Refuse(format, text) is { } example ? new Misfit(spot, $"is {JsonWords.Describe(value)}, and must be a {format} such as {example}")
            : null;
    }

    internal static long? Bound(JsonElement schema, string name) =>
        SchemaEvaluation.Member(schema, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var bound) && bound is >= 0 and < long.MaxValue ? (long)bound : null;
}
