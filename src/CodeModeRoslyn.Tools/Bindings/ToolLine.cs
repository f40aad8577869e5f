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
        ArgumentNullException.ThrowIfNull(tool);
        var words = Words(tool.Title ?? tool.Description ?? "", LongestWords);
        return Signature(upstream, tool) + (words.Length > 0 ? $" // {words}" : "");
    }

    /// <summary>How a tool is called: <c>tools.Github.Pulls.MergeAsync(owner, repo, …)</c>.</summary>
    public static string Signature(UpstreamSnapshot upstream, ToolDescriptor tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var group = UnitNames.GroupOf(tool);
        var method = Methods.GetValue(upstream, Name).TryGetValue(group, out var names) ? names.GetValueOrDefault(tool.Name) : null;
        var parameters = tool.ParameterNames.Select(Identifier.Camel).ToList();
        return $"tools.{UpstreamNames.Of(tool.Upstream)}.{(group.Length > 0 ? group + "." : "")}{method}({string.Join(", ", parameters.Take(MostParameters))}{(parameters.Count > MostParameters ? ", …" : "")})";
    }

    /// <summary>An upstream's words in one line, without what is invisible or turns text around.</summary>
    public static string Words(string text, int longest) => CSharpText.Prose(text, longest);

    private static Dictionary<string, Dictionary<string, string>> Name(UpstreamSnapshot upstream) =>
        upstream.Tools.GroupBy(UnitNames.GroupOf, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => BindingWriter.Methods(group.Select(tool => tool.Name), group.Key), StringComparer.Ordinal);
}
