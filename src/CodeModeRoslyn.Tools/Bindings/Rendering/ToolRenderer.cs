using System.Text;
using CodeModeRoslyn.Tools.Bindings.Paging;
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
        text.Append($"        /// <summary>{CSharpText.Xml(CSharpText.Prose(tool.Description ?? tool.Title ?? tool.Name, LongestDescription), LongestDescription)}</summary>\n");
        foreach (var parameter in shape.Parameters)
        {
            if (SchemaWords.All(parameter.Type, LongestParameter) is { } words)
            {
                text.Append($"        /// <param name=\"{parameter.Name.TrimStart('@')}\">{CSharpText.Xml(words, LongestParameter * 2)}</param>\n");
            }
        }

        text.Append($"        [__Tool({CSharpText.Literal(tool.Id)})]\n");
        return text.Append($"        {Signature(Returns(shape), method, shape)};\n").ToString();
    }

    /// <summary>The method of the interface that goes through all pages.</summary>
    public string PagedDeclaration(ToolDescriptor tool, string method, string plain, PagedShape pages, ToolShape shape) => $"""
                /// <summary>All pages of {plain}, one call for each as far as it is read.</summary>
                [__Tool({CSharpText.Literal(tool.Id)})]
                {PagedSignature(method, pages, shape)};

        """;

    /// <summary>The method that sends the call.</summary>
    public string Implementation(ToolDescriptor tool, string method, ToolShape shape)
    {
        var id = CSharpText.Literal(tool.Id);
        var text = new StringBuilder();
        text.Append($"        public {Signature(Returns(shape), method, shape)}\n        {{\n");
        AppendArguments(text, "            ", id, shape);
        text.Append($"            return __Call.SendAsync({id}, __arguments, {Reader(shape)});\n");
        return text.Append("        }\n").ToString();
    }

    /// <summary>The method that goes through all pages.</summary>
    public string PagedImplementation(ToolDescriptor tool, string method, PagedShape pages, ToolShape shape)
    {
        var id = CSharpText.Literal(tool.Id);
        var text = new StringBuilder();
        text.Append($"        public {PagedSignature(method, pages, shape)}\n        {{\n");
        text.Append($"            return new global::CodeModeRoslyn.Guest.Bindings.Pages<{types.Of(shape.Result, TypePlace.Result)}, {types.Of(pages.Item, TypePlace.Result)}>({id}, () =>\n            {{\n");
        AppendArguments(text, "                ", id, pages.Rest(shape));
        text.Append("                return __arguments;\n");
        text.Append($"            }}, {Reader(shape)}, static p => p{pages.Items}).{Turn(pages)};\n");
        return text.Append("        }\n").ToString();
    }

    private static string Turn(PagedShape pages)
    {
        var parameter = CSharpText.Literal(pages.Parameters[0].JsonName);
        return pages.Turn switch
        {
            PageTurn.Number turn => $"ByNumber({parameter}, {turn.First}L, {More(turn.More)})",
            PageTurn.Offset turn => $"ByOffset({parameter}, {More(turn.More)})",
            PageTurn.Cursor turn => $"ByCursor({parameter}, static p => p{turn.Next})",
            PageTurn.AfterLast turn => $"AfterLast({parameter}, static i => i{turn.Id}, {More(turn.More)})",
            PageTurn.Link turn => $"ByLink(static p => p{turn.Next}, {Names(pages, SchemaKind.String)}, {Names(pages, SchemaKind.Integer)})",
            _ => throw new InvalidOperationException($"{pages.Turn} is no way to turn a page."),
        };
    }

    private static string More(string? path) => path is null ? "null" : $"static p => p{path}";

    private static string Names(PagedShape pages, SchemaKind kind) =>
        $"new string[] {{ {string.Join(", ", pages.Parameters.Where(parameter => parameter.Type.Kind == kind).Select(parameter => CSharpText.Literal(parameter.JsonName)))} }}";

    private void AppendArguments(StringBuilder text, string indent, string id, ToolShape shape)
    {
        text.Append($"{indent}var __arguments = new __Arguments({id});\n");
        foreach (var parameter in shape.Parameters)
        {
            text.Append($"{indent}__arguments.{Adder(parameter)}({CSharpText.Literal(parameter.JsonName)}, {parameter.Name}, {Writer(parameter)}{(parameter.TakesNull ? $", {Given(parameter)}" : "")});\n");
        }

        if (shape.Rest is { } rest)
        {
            text.Append($"{indent}__arguments.AddMembers({rest});\n");
        }
    }

    private string Returns(ToolShape shape) => $"global::System.Threading.Tasks.Task<{types.Of(shape.Result, TypePlace.Result)}>";

    private string PagedSignature(string method, PagedShape pages, ToolShape shape) =>
        Signature($"global::System.Collections.Generic.IAsyncEnumerable<{types.Of(pages.Item, TypePlace.Result)}>", method, pages.Rest(shape));

    private string Signature(string returns, string method, ToolShape shape)
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
        return $"{returns} {method}({string.Join(", ", parameters)})";
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
