using System.Text;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Renders one record with the code that reads and writes it.</summary>
/// <param name="types">Types for the compiler.</param>
/// <param name="codecs">Expressions that read and write.</param>
internal sealed class RecordRenderer(TypeText types, CodecText codecs)
{
    private const int LongestDescription = 300;

    public string Render(string name, ObjectShape shape)
    {
        var text = new StringBuilder();
        AppendSummary(text, "    ", shape.Description);
        text.Append($"    public sealed record {name} : __Record\n    {{\n");
        text.Append("        private __Source __source;\n");
        foreach (var property in shape.Properties)
        {
            AppendSummary(text, "        ", SchemaWords.All(property.Type, LongestDescription));
            text.Append($"        {OneOfText.Of(property.Type)}public {Declaration(property)}\n");
        }

        AppendReader(text, name, shape);
        AppendWriter(text, shape);
        return text.Append("    }\n").ToString();
    }

    private static void AppendSummary(StringBuilder text, string indent, string? words)
    {
        if (words is not null && CSharpText.Xml(words, LongestDescription * 2) is { Length: > 0 } summary)
        {
            text.Append($"{indent}/// <summary>{summary}</summary>\n");
        }
    }

    private string Declaration(PropertyShape property)
    {
        var type = types.Property(property.Type, isOptional: !property.IsRequired);
        return property.IsRequired
            ? $"required {type} {property.Name} {{ get; init; }}"
            : $"{type} {property.Name} {{ get; init; }}{(property.Type.Kind == SchemaKind.Any ? " = __Read.Nothing;" : "")}";
    }

    private void AppendReader(StringBuilder text, string name, ObjectShape shape)
    {
        text.Append($"        internal static {name} __From(__Reader __r, __Element __e)\n        {{\n");
        text.Append("            __r.ExpectObject(__e);\n");
        text.Append($"            return new {name}\n            {{\n");
        foreach (var property in shape.Properties)
        {
            text.Append($"                {property.Name} = {Read(property)},\n");
        }

        text.Append("                __source = new(__e),\n            };\n        }\n");
    }

    private string Read(PropertyShape property)
    {
        var name = CSharpText.Literal(property.JsonName);
        return property switch
        {
            { IsRequired: true } => $"__r.Required(__e, {name}, {codecs.Reader(property.Type)})",
            { Type.Kind: SchemaKind.Any } => $"__Read.Property(__e, {name})",
            _ => $"__r.{(property.Type.IsValue ? "OptionalValue" : "Optional")}(__e, {name}, {codecs.PlainReader(property.Type)})",
        };
    }

    private void AppendWriter(StringBuilder text, ObjectShape shape)
    {
        text.Append("        void __Record.WriteTo(__Output __o)\n        {\n");
        text.Append("            if (!__o.TryBeginObject()) return;\n");
        foreach (var property in shape.Properties)
        {
            text.Append($"            {Write(property)};\n");
        }

        text.Append($"            __source.Rest(__o, {string.Join(", ", shape.Properties.Select(property => CSharpText.Literal(property.JsonName)))});\n");
        text.Append("            __o.EndObject();\n        }\n");
    }

    private string Write(PropertyShape property)
    {
        var (type, target) = (property.Type, $"(__o, {CSharpText.Literal(property.JsonName)}, {property.Name}");
        return property switch
        {
            { Type.IsValue: true } => $"__source.{ValueWriter(property)}{target}, {codecs.PlainReader(type)}, __Write.{type.Kind})",
            { IsRequired: true } => $"__Write.Property{target}, {codecs.PropertyWriter(type)})",
            { Type.Kind: SchemaKind.Any } => $"__source.Any{target})",
            _ => $"__source.Optional{target}, {codecs.PropertyWriter(type)})",
        };
    }

    private static string ValueWriter(PropertyShape property) =>
        !property.IsRequired ? "OptionalValue" : property.Type.IsNullable ? "ValueOrNull" : "Value";
}
