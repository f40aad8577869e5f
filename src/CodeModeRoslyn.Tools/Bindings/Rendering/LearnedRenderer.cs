using System.Text;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>
/// Renders a type that nobody has declared. It is <c>Json</c>, so that a script which was written before anything was learned and takes it
/// for that means the same, and what it has more may fail where it is asked for, and nowhere else.
/// </summary>
/// <param name="types">Types for the compiler.</param>
/// <param name="codecs">Expressions that read.</param>
internal sealed class LearnedRenderer(TypeText types, CodecText codecs)
{
    public string Render(string name, ObjectShape shape)
    {
        var text = new StringBuilder();
        text.Append($"    /// <summary>Learned from earlier results.</summary>\n    [__Converter(typeof(__ForSerializer))]\n    public sealed class {name} : __Json\n    {{\n");
        text.Append("        private readonly __Source __source;\n");
        text.Append($"        private {name}(__Reader __r, __Element __e) : base(__e) => __source = __Source.Learned(__r, __e);\n");
        text.Append($"        internal static {name} __From(__Reader __r, __Element __e) => new(__r, __e);\n");
        foreach (var property in shape.Properties)
        {
            text.Append($"        public {types.Of(property.Type, TypePlace.Result, isOptional: !property.IsRequired)} {property.Name} => {Read(property)};\n");
        }

        if (shape.Elements is { } elements)
        {
            text.Append($"        public global::CodeModeRoslyn.Guest.ToolList<{types.Of(elements, TypePlace.Result)}> Elements => __source.Whole({codecs.Reader(new SchemaType(SchemaKind.List) { Item = elements })});\n");
        }

        return text.Append("    }\n").ToString();
    }

    private string Read(PropertyShape property)
    {
        var name = CSharpText.Literal(property.JsonName);
        return property switch
        {
            { Type.Kind: SchemaKind.Any } => $"__source.Any({name})",
            { IsRequired: true } => $"__source.Required({name}, {codecs.Reader(property.Type)})",
            _ => $"__source.{(property.Type.IsValue ? "OptionalValue" : "Optional")}({name}, {codecs.PlainReader(property.Type)})",
        };
    }
}
