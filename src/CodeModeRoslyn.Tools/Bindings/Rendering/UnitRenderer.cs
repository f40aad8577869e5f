using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Renders one unit as one source file.</summary>
/// <param name="site">Where it stands.</param>
/// <param name="shapes">Its tools.</param>
internal sealed class UnitRenderer(UnitSite site, UnitShapes shapes)
{
    // Two underscores: no name of an upstream becomes one of these. Warnings are off for whoever puts what `codemode bindings`
    // prints into a project: names and comments are the upstream's, and no style of ours can be asked of them.
    // Annotations alone: nobody reads warnings about generated code, and looking for them is a quarter of its compile time.
    private const string Header = """
        #nullable enable annotations
        #pragma warning disable
        using __Arguments = global::CodeModeRoslyn.Guest.Bindings.ArgumentsWriter;
        using __Call = global::CodeModeRoslyn.Guest.Bindings.ToolCall;
        using __Converter = global::System.Text.Json.Serialization.JsonConverterAttribute;
        using __Element = global::System.Text.Json.JsonElement;
        using __ForSerializer = global::CodeModeRoslyn.Guest.JsonForSerializer;
        using __Given = global::System.Runtime.CompilerServices.CallerArgumentExpressionAttribute;
        using __Json = global::CodeModeRoslyn.Guest.Json;
        using __OneOf = global::CodeModeRoslyn.Guest.Bindings.OneOfAttribute;
        using __OnlyNamed = global::CodeModeRoslyn.Guest.Bindings.OnlyNamedAttribute;
        using __Output = global::CodeModeRoslyn.Guest.Bindings.JsonOutput;
        using __Read = global::CodeModeRoslyn.Guest.Bindings.ReadValue;
        using __Reader = global::CodeModeRoslyn.Guest.Bindings.ResultReader;
        using __Record = global::CodeModeRoslyn.Guest.Bindings.IToolRecord;
        using __SetsRequired = global::System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute;
        using __Source = global::CodeModeRoslyn.Guest.Bindings.RecordSource;
        using __Tool = global::CodeModeRoslyn.Guest.Bindings.ToolAttribute;
        using __Write = global::CodeModeRoslyn.Guest.Bindings.WriteValue;


        """;

    public UnitBinding Render()
    {
        var declarations = new DeclarationRenderer(site.Path, shapes.Records);
        return Binding(
            Source(),
            [.. shapes.Tools.Select(tool => declarations.Render(tool.Tool, tool.Method, tool.Shape, shapes.Paged.TryGetValue(tool.Tool, out var paged) ? paged : null))]);
    }

    private UnitBinding Binding(string source, ImmutableArray<ToolBinding> rendered) => new()
    {
        Alias = site.Alias,
        Upstream = site.Upstream,
        Group = site.Group,
        Namespace = site.Namespace,
        Interface = $"{site.Namespace}.{site.Contract}",
        Accessor = $"{site.AccessorNamespace}.Accessor.Instance",
        Key = $"CodeMode.Bindings.{site.Path}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..16]}",
        Source = source,
        Tools = rendered,
    };

    private string Source()
    {
        var text = new StringBuilder(Header);
        text.Append($"namespace {site.Namespace}\n{{\n    public interface {site.Contract}\n    {{\n");
        text.AppendJoin('\n', shapes.Methods.Select(method => method.Declaration));
        text.Append("    }\n\n");
        foreach (var record in shapes.RecordTexts.OrderBy(record => record.Key, StringComparer.Ordinal))
        {
            text.Append(record.Value).Append('\n');
        }

        text.Append($"    internal sealed class {site.Client} : {site.Contract}\n    {{\n");
        text.AppendJoin('\n', shapes.Methods.Select(method => method.Implementation));
        text.Append("    }\n}\n\n");
        text.Append($"namespace {site.AccessorNamespace}\n{{\n    public static class Accessor\n    {{\n");
        text.Append($"        public static global::{site.Namespace}.{site.Contract} Instance {{ get; }} = new global::{site.Namespace}.{site.Client}();\n    }}\n}}\n");
        return text.ToString();
    }
}
