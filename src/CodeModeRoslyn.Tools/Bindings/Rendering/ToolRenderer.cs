using System.Text;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Renders one tool: a method of the interface, and the same method sending the call.</summary>
/// <param name="types">Types for the compiler.</param>
/// <param name="codecs">Expressions that read and write.</param>
internal sealed class ToolRenderer(TypeText types, CodecText codecs)
{
    private const int LongestDescription = 1_000;
    private const int LongestParameter = 300;

    /// <summary>The method of the interface, with its documentation.</summary>
    public string Declaration(ToolDescriptor tool, string method, ToolShape shape)
    {
        var text = new StringBuilder();
        text.Append($"        /// <summary>{CSharpText.Xml(tool.Description ?? tool.Title ?? tool.Name, LongestDescription)}</summary>\n");
        foreach (var parameter in shape.Parameters)
        {
            if (SchemaWords.All(parameter.Type, LongestParameter) is { } words)
            {
                text.Append($"        /// <param name=\"{parameter.Name.TrimStart('@')}\">{CSharpText.Xml(words, LongestParameter * 2)}</param>\n");
            }
        }

        text.Append($"        [__Tool({CSharpText.Literal(tool.Id)})]\n");
        return text.Append($"        {Signature(method, shape)};\n").ToString();
    }

    /// <summary>The method that sends the call.</summary>
    public string Implementation(ToolDescriptor tool, string method, ToolShape shape)
    {
        var id = CSharpText.Literal(tool.Id);
        var text = new StringBuilder();
        text.Append($"        public {Signature(method, shape)}\n        {{\n");
        text.Append($"            var __arguments = new __Arguments({id});\n");
        foreach (var parameter in shape.Parameters)
        {
            text.Append($"            __arguments.{Adder(parameter)}({CSharpText.Literal(parameter.JsonName)}, {parameter.Name}, {Writer(parameter)}{(parameter.TakesNull ? $", {Given(parameter)}" : "")});\n");
        }

        if (shape.Rest is { } rest)
        {
            text.Append($"            __arguments.AddMembers({rest});\n");
        }

        text.Append($"            return __Call.SendAsync({id}, __arguments, {Reader(shape)});\n");
        return text.Append("        }\n").ToString();
    }

    private string Signature(string method, ToolShape shape)
    {
        var parameters = shape.Parameters.Select(parameter =>
            $"{OneOfText.Of(parameter.Type)}{types.Of(parameter.Type, TypePlace.Argument, isOptional: !parameter.IsRequired)} {parameter.Name}{(parameter.IsRequired ? "" : " = null")}");
        if (shape.Rest is { } rest)
        {
            parameters = parameters.Append($"{(shape.SpeaksOfRest ? "" : "[__OnlyNamed] ")}object? {rest} = null");
        }

        // The compiler fills these in: that is how null is told from nothing.
        parameters = parameters.Concat(shape.Parameters.Where(parameter => parameter.TakesNull).Select(parameter =>
            $"[__OnlyNamed, __Given({CSharpText.Literal(parameter.Name.TrimStart('@'))})] string? {Given(parameter)} = null"));
        return $"global::System.Threading.Tasks.Task<{types.Of(shape.Result, TypePlace.Result)}> {method}({string.Join(", ", parameters)})";
    }

    private static string Given(ParameterShape parameter) => "__given_" + parameter.Name.TrimStart('@');

    private static string Adder(ParameterShape parameter) => parameter switch
    {
        { TakesNull: true } => "AddGiven",
        { IsRequired: true, Type.Kind: SchemaKind.Any } or { IsRequired: true, Type.IsNullable: true } => "AddOrNull",
        { IsRequired: true } => "Add",
        { Type.IsValue: true } => "AddOptionalValue",
        _ => "AddOptional",
    };

    private string Writer(ParameterShape parameter) =>
        codecs.Writer(parameter.IsRequired || parameter.TakesNull ? parameter.Type : parameter.Type with { IsNullable = false }, TypePlace.Argument);

    private string Reader(ToolShape shape) => shape.IsWrapped
        ? $"static (r, v) => {{ r.ExpectObject(v); return r.Required(v, \"result\", {codecs.Reader(shape.Result)}); }}"
        : codecs.Reader(shape.Result);
}
