using System.Globalization;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Writes JSON values as C# of their types.</summary>
/// <param name="types">Types as scripts see them.</param>
internal sealed class LiteralText(TypeText types)
{
    /// <summary>What is nested deeper is put into variables: no reader could follow it, and scripts may not nest brackets further than 64 deep.</summary>
    private const int DeepestExpression = 8;
    private const int LongestPiece = 2_000;

    private readonly StringBuilder variables = new();
    private int count;

    /// <summary>The variables that the expressions use, as statements.</summary>
    public string Variables => variables.ToString();

    /// <summary>An argument of a method.</summary>
    /// <exception cref="UnwritableException">It has no such type.</exception>
    public string Argument(SchemaType type, JsonElement value) => Write(type, value, types.Parameter, depth: 0);

    /// <summary>A value of no declared type.</summary>
    public static string Untyped(JsonElement value) => value.ValueKind == JsonValueKind.Null ? "Json.Parse(\"null\")" : $"Json.Parse({Text(value.GetRawText())})";

    private string Write(SchemaType type, JsonElement value, Func<SchemaType, bool, string> name, int depth)
    {
        if (type.Kind == SchemaKind.Any)
        {
            return Untyped(value);
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return type.IsNullable ? "null" : throw Unfit(type, value);
        }

        if (depth <= DeepestExpression || type.Kind is not (SchemaKind.List or SchemaKind.Map or SchemaKind.Object))
        {
            return Plain(type, value, name, depth);
        }

        var variable = $"v{++count}";
        var expression = Plain(type, value, name, depth: 0);
        variables.Append($"{name(type with { IsNullable = false }, false)} {variable} = {expression};\n");
        return variable;
    }

    private string Plain(SchemaType type, JsonElement value, Func<SchemaType, bool, string> name, int depth) => (type.Kind, value.ValueKind) switch
    {
        (SchemaKind.String, JsonValueKind.String) => Text(Content(value)),
        (SchemaKind.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetRawText(),
        (SchemaKind.Integer, JsonValueKind.Number) when Integer(value) is { } integer => integer,
        (SchemaKind.Number, JsonValueKind.Number) when double.IsFinite(value.GetDouble()) => value.GetRawText() + "d",
        (SchemaKind.Decimal, JsonValueKind.Number) => value.GetRawText() + "m",
        (SchemaKind.Moment, JsonValueKind.String) => $"DateTimeOffset.Parse({Text(Content(value))})",
        (SchemaKind.Date, JsonValueKind.String) => $"DateOnly.Parse({Text(Content(value))})",
        (SchemaKind.List, JsonValueKind.Array) => $"[{string.Join(",\n", value.EnumerateArray().Select(item => Write(type.Item!, item, name, depth + 1)))}]",
        (SchemaKind.Map, JsonValueKind.Object) =>
            $"new Dictionary<string, {name(type.Item!, false)}> {{ {string.Join(",\n", value.EnumerateObject().Select(entry => $"[{Text(entry.Name)}] = {Write(type.Item!, entry.Value, name, depth + 1)}"))} }}",
        (SchemaKind.Object, JsonValueKind.Object) => Record(type.Shape!, value, depth),
        _ => throw Unfit(type, value),
    };

    private string Record(ObjectShape shape, JsonElement value, int depth)
    {
        var members = value.EnumerateObject().Select(member =>
            shape.Properties.FirstOrDefault(property => property.JsonName == member.Name) is { } property
                ? $"{property.Name} = {Write(property.Type, member.Value, types.Property, depth + 1)}"
                : throw new UnwritableException($"{shape.Name} has no property '{member.Name}'."));
        return $"new() {{ {string.Join(",\n", members)} }}";
    }

    // A long literal is broken, because no script has lines of thousands of characters.
    private static string Text(string text) =>
        string.Join(" +\n", text.Length == 0 ? ["\"\""] : text.Chunk(LongestPiece).Select(piece => CSharpText.Literal(new string(piece))));

    private static string Content(JsonElement value) => JsonText.Of(value) ?? throw new UnwritableException("Half a surrogate pair is no text.");

    private static string? Integer(JsonElement value) =>
        value.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture)
        : value.TryGetDecimal(out var exact) && decimal.IsInteger(exact) && exact is >= long.MinValue and <= long.MaxValue ? ((long)exact).ToString(CultureInfo.InvariantCulture)
        : null;

    private static UnwritableException Unfit(SchemaType type, JsonElement value)
    {
        var text = value.GetRawText();
        return new UnwritableException($"{(text.Length > 60 ? text[..60] + "…" : text)} is no {type.Kind}.");
    }
}
