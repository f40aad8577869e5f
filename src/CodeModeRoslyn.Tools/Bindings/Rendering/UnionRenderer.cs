using System.Text;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Renders a union: an interface with what its records have in common.</summary>
/// <param name="types">Types for the compiler.</param>
/// <param name="records">The names of records.</param>
internal sealed class UnionRenderer(TypeText types, RecordNames records)
{
    private const int LongestWord = 60;
    private const int LongestWords = 2_000;

    public string Render(string name, UnionShape union)
    {
        var text = new StringBuilder();
        text.Append($"    /// <summary>{CSharpText.Xml(Words(union, records), LongestWords)}</summary>\n");
        text.Append($"    public interface {name} : __Record\n    {{\n");
        foreach (var property in Common(union))
        {
            var values = property.JsonName == union.Discriminator ? OneOfText.Of(property.Type with { Values = [.. union.Cases.Select(one => one.Value)] }) : "";
            text.Append($"        {values}{types.Of(property.Type, types.PlaceIn(union.Cases[0].Shape), isOptional: !property.IsRequired)} {property.Name} {{ get; }}\n");
        }

        if (records.AreOfResults(name))
        {
            // No switch: for many values the compiler makes a table of hashes, which no worker would load.
            text.Append($"        internal static {name} __From(__Reader __r, __Element __e)\n        {{\n");
            text.Append($"            var __value = __r.Discriminator(__e, {CSharpText.Literal(union.Discriminator)});\n");
            foreach (var (value, shape) in union.Cases)
            {
                text.Append($"            if (__value == {CSharpText.Literal(value)}) return {records[shape]}.__From(__r, __e);\n");
            }

            text.Append($"            return __r.NoCase<{name}>(__e, {CSharpText.Literal(union.Discriminator)});\n        }}\n");
        }

        return text.Append("    }\n").ToString();
    }

    /// <summary>What each value of the property stands for: <c>kind: circle → Circle, square → Square</c>.</summary>
    public static string Words(UnionShape union, RecordNames records) =>
        $"{CSharpText.Line(union.Discriminator, LongestWord)}: {string.Join(", ", union.Cases.Select(one => $"{CSharpText.Line(one.Value, LongestWord)} → {records[one.Shape]}"))}";

    private IEnumerable<PropertyShape> Common(UnionShape union) =>
        union.Cases[0].Shape.Properties.Where(property => union.Shapes.All(shape => shape.Properties.Any(other => other.Name == property.Name && Text(shape, other) == Text(union.Cases[0].Shape, property))));

    private string Text(ObjectShape shape, PropertyShape property) => types.Of(property.Type, types.PlaceIn(shape), isOptional: !property.IsRequired);
}
