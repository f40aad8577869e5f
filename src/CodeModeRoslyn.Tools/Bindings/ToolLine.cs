using System.Runtime.CompilerServices;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Bindings.Rendering;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>A tool in one line, for lists of many. Nothing is read for it but the catalog.</summary>
public static class ToolLine
{
    private const int LongestWords = 60;
    private const int MostParameters = 3;

    private static readonly ConditionalWeakTable<UpstreamSnapshot, Dictionary<string, Dictionary<string, string>>> Methods = [];

    /// <summary>How a tool is called, and what it does: <c>tools.Github.Pulls.MergeAsync(owner, repo, …) // Merge a pull request</c>.</summary>
    public static string Of(UpstreamSnapshot upstream, ToolDescriptor tool)
    {
        var group = UnitNames.GroupOf(tool);
        var methods = Methods.GetValue(upstream, Name);
        var method = methods.TryGetValue(group, out var names) ? names.GetValueOrDefault(tool.Name) : null;
        var parameters = tool.ParameterNames.Select(Identifier.Camel).ToList();
        var words = CSharpText.Line(tool.Title ?? tool.Description ?? "", LongestWords);
        return $"tools.{UpstreamNames.Of(tool.Upstream)}.{(group.Length > 0 ? group + "." : "")}{method}({string.Join(", ", parameters.Take(MostParameters))}{(parameters.Count > MostParameters ? ", …" : "")})"
            + (words.Length > 0 ? $" // {words}" : "");
    }

    private static Dictionary<string, Dictionary<string, string>> Name(UpstreamSnapshot upstream) =>
        upstream.Tools.GroupBy(UnitNames.GroupOf, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => BindingWriter.Methods(group.Select(tool => tool.Name), group.Key), StringComparer.Ordinal);
}
