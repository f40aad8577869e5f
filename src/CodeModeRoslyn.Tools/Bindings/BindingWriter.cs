using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Bindings.Rendering;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>Renders tools as C#. Schemas are hostile: nothing in them becomes code, and every length has an end.</summary>
public static class BindingWriter
{
    private const int LongestShown = 100;
    private const string SameName = "Another tool of this upstream has the same name.";

    /// <summary>Renders all tools of one unit.</summary>
    /// <param name="unit">The unit.</param>
    public static UnitBinding Write(BindingUnit unit)
    {
        var (shapes, skipped) = Read(unit);
        return new UnitRenderer(new UnitSite(unit), shapes).Render() with { Skipped = skipped };
    }

    /// <summary>Reads all tools of one unit as methods.</summary>
    internal static (UnitShapes Shapes, ImmutableArray<SkippedTool> Skipped) Read(BindingUnit unit)
    {
        var skipped = new List<SkippedTool>();
        var accepted = new List<ToolDescriptor>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tool in unit.Load())
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

        var methods = Methods(accepted.Select(tool => tool.Name), unit.Group);
        skipped.AddRange(accepted.Where(tool => !methods.ContainsKey(tool.Name)).Select(tool => new SkippedTool(Shown(tool), SameName)));
        var named = accepted.Where(tool => methods.ContainsKey(tool.Name)).Select(tool => (tool, methods[tool.Name])).ToList();
        return (UnitShapes.Fit(new UnitSite(unit), named), [.. skipped]);
    }

    /// <summary>The names of the methods in a group.</summary>
    internal static Dictionary<string, string> Methods(IEnumerable<string> tools, string group) =>
        NameScope.Assign(tools, original => MethodName(original, group));

    /// <summary>Within a group, the group's own name is taken off: <c>pulls/merge</c> is <c>Pulls.MergeAsync</c>.</summary>
    private static string MethodName(string original, string group)
    {
        var name = Identifier.Pascal(original);
        var isLed = group.Length > 0 && name.Length > group.Length && name.StartsWith(group, StringComparison.OrdinalIgnoreCase) && char.IsUpper(name[group.Length]);
        return (isLed ? name[group.Length..] : name) + "Async";
    }

    private static string? Refusal(ToolDescriptor tool) => tool.Name switch
    {
        "" => "The tool has no name.",
        { Length: > UpstreamLimits.ToolNameCharacters } => $"The tool's name has {tool.Name.Length} characters; {UpstreamLimits.ToolNameCharacters} are the most.",
        _ when !CSharpText.IsText(tool.Name) => "The tool's name is no valid Unicode text.",
        _ => null,
    };

    private static string Shown(ToolDescriptor tool) => CSharpText.Line(tool.Id, LongestShown);
}
