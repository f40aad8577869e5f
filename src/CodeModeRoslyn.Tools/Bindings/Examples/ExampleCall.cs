using CodeModeRoslyn.Tools.Bindings.Rendering;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Examples;

/// <summary>Writes a call of a tool for copying: in one line, with what every call needs and no more.</summary>
/// <param name="path">What stands after <c>tools.</c>.</param>
/// <param name="types">Types as scripts see them.</param>
internal sealed class ExampleCall(string path, TypeText types)
{
    /// <summary>A longer one shows nothing that the declaration does not.</summary>
    private const int Longest = 500;

    private static readonly string[] Indispensable = ["sql", "query", "q", "command", "code", "expression", "text", "message", "prompt", "url", "uri", "path", "id", "name"];

    private static readonly string[] Folders = ["directory", "directories", "dir", "folder", "folders", "tree"];

    /// <param name="method">The method.</param>
    /// <param name="shape">Its shape.</param>
    /// <returns>A statement; null when what the call needs has no end, or is too long.</returns>
    public string? Write(string method, ToolShape shape)
    {
        var values = new ExampleValues(new LiteralText(types));
        var arguments = new List<string>();
        foreach (var parameter in Given(shape))
        {
            if (values.Argument(parameter, Suggesting(method, parameter.JsonName)) is not { } value)
            {
                return null;
            }

            arguments.Add($"{parameter.Name}: {value}");
        }

        var call = $"var result = await tools.{path}.{method}({string.Join(", ", arguments)});";
        return call.Length <= Longest ? call : null;
    }

    // Many documents forget to say that a body is required, and many servers that of a tool's only argument.
    private static IEnumerable<ParameterShape> Given(ToolShape shape) =>
        shape.Parameters.Any(parameter => parameter.IsRequired) ? shape.Parameters.Where(parameter => parameter.IsRequired)
        : shape.Parameters is [{ Type.Kind: SchemaKind.String } only] && Indispensable.Contains(ExampleWords.Of(only.JsonName)[^1]) ? [only]
        : shape.Parameters.Where(parameter => parameter.Type.Shape is { } record && record.Properties.Any(property => property.MustBeSet)).Take(1);

    // The path that a tool for folders takes is that of one.
    private static string Suggesting(string method, string parameter) =>
        ExampleWords.Of(parameter)[^1] == "path" && ExampleWords.Of(method).Any(word => Folders.Contains(word)) ? "directory" : parameter;
}
