using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Bindings.Rendering;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>Renders an upstream's tools as C#. Schemas are hostile: nothing in them becomes code, and every length has an end.</summary>
public static class BindingWriter
{
    private const int LongestToolName = 1024;
    private const int LongestShown = 100;
    private const string SameName = "Another tool of this upstream has the same name.";

    /// <summary>Renders all tools of one upstream.</summary>
    /// <param name="upstream">The upstream.</param>
    public static UpstreamBinding Write(UpstreamSnapshot upstream)
    {
        var skipped = new List<SkippedTool>();
        var accepted = new List<ToolDescriptor>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tool in upstream.Tools)
        {
            if ((Refusal(tool) ?? (seen.Add(tool.Name) ? null : SameName)) is { } reason)
            {
                skipped.Add(new SkippedTool(Shown(tool), reason));
            }
            else
            {
                accepted.Add(tool);
            }
        }

        var methods = NameScope.Assign(accepted.Select(tool => tool.Name), original => Identifier.Pascal(original) + "Async");
        skipped.AddRange(accepted.Where(tool => !methods.ContainsKey(tool.Name)).Select(tool => new SkippedTool(Shown(tool), SameName)));
        var rendered = accepted.Where(tool => methods.ContainsKey(tool.Name)).Select(tool => (tool, methods[tool.Name])).ToList();
        var binding = new UpstreamRenderer(upstream.Alias, UpstreamNames.Of(upstream.Alias), rendered).Render();
        return binding with { Skipped = [.. skipped] };
    }

    private static string? Refusal(ToolDescriptor tool) => tool.Name switch
    {
        "" => "The tool has no name.",
        { Length: > LongestToolName } => $"The tool's name has {tool.Name.Length} characters; {LongestToolName} are the most.",
        _ when !CSharpText.IsText(tool.Name) => "The tool's name is no valid Unicode text.",
        _ => null,
    };

    private static string Shown(ToolDescriptor tool) => CSharpText.Line(tool.Id, LongestShown);
}
