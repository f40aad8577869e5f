using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Grants;

/// <summary>One line of the configuration's <c>grants</c>.</summary>
/// <param name="Tools">The tools it is about: ids such as <c>crm.get_customer</c>, where <c>*</c> stands for any characters.</param>
/// <param name="Access">What it says about them.</param>
public sealed record Grant(string Tools, GrantAccess Access)
{
    private readonly ToolPattern pattern = new(Tools);

    /// <summary>Whether it is about this tool.</summary>
    public bool IsAbout(string tool) => pattern.Matches(tool);
}

/// <summary>What a grant says.</summary>
public enum GrantAccess
{
    /// <summary>Runs may call these tools.</summary>
    Allow,

    /// <summary>Runs may not, whatever other lines say.</summary>
    Deny,
}
