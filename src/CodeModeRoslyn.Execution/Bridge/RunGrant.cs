using System.Collections.Frozen;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>
/// What one run may call: the tools of its catalog snapshot that its principal was granted, narrowed to those that the
/// compiler found in the script. The compiler has read hostile text, so its word only ever narrows.
/// </summary>
internal sealed class RunGrant(string principal, GrantList grants, FrozenDictionary<string, ToolDescriptor> tools, FrozenSet<string> reach)
{
    public string Principal => principal;

    /// <summary>The tool, if the run may call it.</summary>
    public ToolDescriptor? Find(string tool) =>
        reach.Contains(tool) && grants.Allows(principal, tool) ? tools.GetValueOrDefault(tool) : null;
}
