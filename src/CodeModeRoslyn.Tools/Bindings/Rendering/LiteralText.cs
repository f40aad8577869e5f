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
    public string Argument(SchemaType type, JsonElement value) => Write(type, value, TypePlace.Argument, depth: 0);

    /// <summary>A value of no declared type.</summary>
    public static string Untyped(JsonElement value) => $"Json.Parse({Text(value.GetRawText())})";

    private string Write(SchemaType type, JsonElement value, TypePlace place, int depth)
    {
        if (type.Kind == SchemaKind.Any)
        {
            return Untyped(value);
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return type.IsNullable ? "null" : throw Unfit(type, value);
        }

        if (depth <= DeepestExpression || type.Kind is not (SchemaKind.List or SchemaKind.Map or SchemaKind.Object or SchemaKind.Union))
        {
            return Plain(type, value, place, depth);
        }

        var expression = Plain(type, value, place, depth: 0);
        var variable = $"v{++count}";
        variables.Append($"{types.Of(type with { IsNullable = false }, place)} {variable} = {expression};\n");
        return variable;
    }

    private string Plain(SchemaType type, JsonElement value, TypePlace place, int depth) => (type.Kind, value.ValueKind) switch
    {
        (SchemaKind.String, JsonValueKind.String) => Text(Content(value)),
        (SchemaKind.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetRawText(),
        (SchemaKind.Integer, JsonValueKind.Number) when Integer(value) is { } integer => integer,
        (SchemaKind.Number, JsonValueKind.Number) when Number(value, "R", "d", value.GetDouble()) is { } number => number,
        (SchemaKind.Number or SchemaKind.Decimal, JsonValueKind.Number) when value.TryGetDecimal(out var exact) && Number(value, "G", "m", exact) is { } number => number,
        (SchemaKind.Integer or SchemaKind.Number or SchemaKind.Decimal, JsonValueKind.Number) when TypeText.IsScalarArgument(type, place) => Untyped(value),
        (SchemaKind.Moment or SchemaKind.Date, JsonValueKind.String) when TypeText.IsScalarArgument(type, place) => Text(Content(value)),
        (SchemaKind.Moment, JsonValueKind.String) => $"DateTimeOffset.Parse({Text(Content(value))})",
        (SchemaKind.Date, JsonValueKind.String) => $"DateOnly.Parse({Text(Content(value))})",
        (SchemaKind.List, JsonValueKind.Array) => $"[{string.Join(",\n", value.EnumerateArray().Select(item => Write(type.Item!, item, TypeText.Within(place), depth + 1)))}]",
        (SchemaKind.Map, JsonValueKind.Object) => Map(type.Item!, value.EnumerateObject(), TypeText.Within(place), depth),
        (SchemaKind.Object, JsonValueKind.Object) => Record("", type.Shape!, value, depth),
        (SchemaKind.Union, JsonValueKind.Object) when Case(type.Union!, value) is { } shape => Record($" {types.Of(new SchemaType(SchemaKind.Object) { Shape = shape }, place)}", shape, value, depth),
        _ => throw Unfit(type, value),
    };

    private string Map(SchemaType item, IEnumerable<JsonProperty> entries, TypePlace place, int depth) =>
        $"new Dictionary<string, {types.Of(item, place)}> {{ {string.Join(",\n", entries.Select(entry => $"[{Text(entry.Name)}] = {Write(item, entry.Value, place, depth + 1)}"))} }}";

    private static ObjectShape? Case(UnionShape union, JsonElement value) =>
        JsonText.Of(value, union.Discriminator) is { } discriminator ? union.Cases.FirstOrDefault(one => one.Value == discriminator).Shape : null;

    private string Record(string name, ObjectShape shape, JsonElement value, int depth)
    {
        var place = types.PlaceIn(shape);
        var members = new List<string>();
        var rest = new List<JsonProperty>();
        foreach (var member in value.EnumerateObject())
        {
            if (shape.Properties.FirstOrDefault(property => property.JsonName == member.Name) is { } property)
            {
                members.Add($"{property.Name} = {Write(property.Type, member.Value, place, depth + 1)}");
            }
            else
            {
                rest.Add(member);
            }
        }

        if (rest.Count > 0)
        {
            var more = shape.More ?? throw new UnwritableException($"{shape.Name} has no property '{rest[0].Name}'.");
            members.Add($"{shape.MoreName} = {Map(more, rest, TypeText.Within(place), depth + 1)}");
        }

        return $"new{(name.Length > 0 ? name : "()")} {{ {string.Join(",\n", members)} }}";
    }

    // Only a literal that says exactly the same.
    private static string? Number<T>(JsonElement value, string format, string suffix, T number)
        where T : IFormattable
    {
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        return !char.IsAsciiDigit(text[^1]) || !JsonElement.DeepEquals(JsonElement.Parse(text), value) ? null
            // As anybody would write it; but there is no negative zero among integers.
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) && text != "-0" ? text
            : text + suffix;
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
