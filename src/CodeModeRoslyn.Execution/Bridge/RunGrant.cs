using System.Collections.Frozen;
using System.Text.Json;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>
/// What one run may call: of its catalog snapshot the tools that the compiler found in the script, as far as its principal was
/// granted them. The compiler has read hostile text, so its word only ever narrows.
/// </summary>
/// <param name="principal">Whose run it is.</param>
/// <param name="grants">Who may call what.</param>
/// <param name="tools">The tools within the run's reach.</param>
internal sealed class RunGrant(string principal, GrantList grants, FrozenDictionary<string, ToolDescriptor> tools)
{
    public string Principal => principal;

    /// <summary>The revision of the catalog snapshot.</summary>
    public long CatalogRevision { get; init; } = long.MaxValue;

    /// <summary>The tool, if it is within the run's reach. What the grants say of a call of it is another question.</summary>
    public ToolDescriptor? Find(string tool) => tools.GetValueOrDefault(tool);

    /// <summary>What the grants say of one call.</summary>
    public GrantDecision Decide(ToolDescriptor tool, JsonElement arguments) => grants.Decide(principal, tool, arguments);
}
