using System.ComponentModel;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Says which tool a method calls. A script's reach is read from it.</summary>
/// <param name="id">The tool's id, such as <c>crm.get_customer</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ToolAttribute(string id) : Attribute
{
    /// <summary>The tool's id.</summary>
    public string Id { get; } = id;
}
