using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Renders one unit as one source file.</summary>
/// <param name="unit">The upstream, or a group of it.</param>
/// <param name="tools">The tools to render, with the names of their methods.</param>
internal sealed class UnitRenderer(BindingUnit unit, IReadOnlyList<(ToolDescriptor Tool, string Method)> tools)
{
    /// <summary>The most C# for one tool, its records included.</summary>
    private const int MostCharactersPerTool = 60_000;

    // Two underscores: no name of an upstream becomes one of these. Warnings are off for whoever puts what `codemode bindings`
    // prints into a project: names and comments are the upstream's, and no style of ours can be asked of them.
    private const string Header = """
        #nullable enable
        #pragma warning disable
        using __Arguments = global::CodeModeRoslyn.Guest.Bindings.ArgumentsWriter;
        using __Call = global::CodeModeRoslyn.Guest.Bindings.ToolCall;
        using __Element = global::System.Text.Json.JsonElement;
        using __OneOf = global::CodeModeRoslyn.Guest.Bindings.OneOfAttribute;
        using __Output = global::CodeModeRoslyn.Guest.Bindings.JsonOutput;
        using __Read = global::CodeModeRoslyn.Guest.Bindings.ReadValue;
        using __Reader = global::CodeModeRoslyn.Guest.Bindings.ResultReader;
        using __Record = global::CodeModeRoslyn.Guest.Bindings.IToolRecord;
        using __Source = global::CodeModeRoslyn.Guest.Bindings.RecordSource;
        using __Tool = global::CodeModeRoslyn.Guest.Bindings.ToolAttribute;
        using __Write = global::CodeModeRoslyn.Guest.Bindings.WriteValue;


        """;

    private readonly string upstream = UpstreamNames.Of(unit.Alias);

    private string Name => unit.Group.Length > 0 ? unit.Group : upstream;

    private string Path => unit.Group.Length > 0 ? $"{upstream}.{unit.Group}" : upstream;

    private string Contract => "I" + Name;

    private string Client => Name + "Client";

    // No group may be called as this is: two underscores.
    private string AccessorNamespace => $"CodeModeBindings.{(unit.Group.Length > 0 ? $"{upstream}__{unit.Group}" : upstream)}";

    public UnitBinding Render()
    {
        var reader = new ToolShapeReader();
        var shapes = tools.Select(tool => (tool.Tool, tool.Method, Detail: SchemaDetail.Full, Shape: reader.Read(tool.Tool, SchemaDetail.Full))).ToList();
        while (true)
        {
            var records = RecordNames.Assign(
                Name, new HashSet<string>(StringComparer.Ordinal) { Contract, Client }, shapes.Select(tool => (tool.Tool.Name, tool.Shape)));
            var types = new TypeText(records, isShort: false);
            var codecs = new CodecText(types, records, $"CodeMode.{Path}");
            var renderer = new ToolRenderer(types, codecs);
            var recordRenderer = new RecordRenderer(types, codecs);
            var recordTexts = records.Records().ToDictionary(record => record.Name, record => recordRenderer.Render(record.Name, record.Shape));
            var methods = shapes
                .Select(tool => (
                    Declaration: renderer.Declaration(tool.Tool, tool.Method, tool.Shape),
                    Implementation: renderer.Implementation(tool.Tool, tool.Method, tool.Shape)))
                .ToList();
            var tooLong = Enumerable.Range(0, shapes.Count)
                .Where(i => shapes[i].Detail != SchemaDetail.None
                    && methods[i].Declaration.Length + methods[i].Implementation.Length
                        + ShapeWalk.Of(shapes[i].Shape).Select(shape => records[shape]).Distinct().Sum(record => recordTexts[record].Length) > MostCharactersPerTool)
                .ToList();
            if (tooLong.Count == 0)
            {
                var declarations = new DeclarationRenderer(Path, records);
                return Binding(
                    Source(methods, recordTexts),
                    [.. shapes.Select(tool => new ToolBinding(tool.Tool.Id, tool.Method, declarations.Render(tool.Tool, tool.Method, tool.Shape)))]);
            }

            foreach (var i in tooLong)
            {
                var (tool, method, detail, _) = shapes[i];
                shapes[i] = (tool, method, detail + 1, reader.Read(tool, detail + 1));
            }
        }
    }

    private UnitBinding Binding(string source, ImmutableArray<ToolBinding> rendered) => new()
    {
        Alias = unit.Alias,
        Upstream = upstream,
        Group = unit.Group,
        Namespace = $"CodeMode.{Path}",
        Interface = $"CodeMode.{Path}.{Contract}",
        Accessor = $"{AccessorNamespace}.Accessor.Instance",
        Key = $"CodeMode.Bindings.{Path}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..16]}",
        Source = source,
        Tools = rendered,
    };

    private string Source(IReadOnlyList<(string Declaration, string Implementation)> methods, Dictionary<string, string> recordTexts)
    {
        var text = new StringBuilder(Header);
        text.Append($"namespace CodeMode.{Path}\n{{\n    public interface {Contract}\n    {{\n");
        text.AppendJoin('\n', methods.Select(method => method.Declaration));
        text.Append("    }\n\n");
        foreach (var record in recordTexts.OrderBy(record => record.Key, StringComparer.Ordinal))
        {
            text.Append(record.Value).Append('\n');
        }

        text.Append($"    internal sealed class {Client} : {Contract}\n    {{\n");
        text.AppendJoin('\n', methods.Select(method => method.Implementation));
        text.Append("    }\n}\n\n");
        text.Append($"namespace {AccessorNamespace}\n{{\n    public static class Accessor\n    {{\n");
        text.Append($"        public static global::CodeMode.{Path}.{Contract} Instance {{ get; }} = new global::CodeMode.{Path}.{Client}();\n    }}\n}}\n");
        return text.ToString();
    }
}
