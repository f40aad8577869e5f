using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Where a unit's bindings stand in C#.</summary>
/// <param name="unit">The upstream, or a group of it.</param>
internal sealed class UnitSite(BindingUnit unit)
{
    public string Alias => unit.Alias;

    /// <summary>The property of <c>tools</c>.</summary>
    public string Upstream { get; } = UpstreamNames.Of(unit.Alias);

    /// <summary>The property of the upstream; empty for the upstream itself.</summary>
    public string Group => unit.Group;

    /// <summary>The name of what the tools are methods of.</summary>
    public string Name => Group.Length > 0 ? Group : Upstream;

    /// <summary>What a script writes after <c>tools.</c>.</summary>
    public string Path => Group.Length > 0 ? $"{Upstream}.{Group}" : Upstream;

    /// <summary>Where the interface and the records are.</summary>
    public string Namespace => $"CodeMode.{Path}";

    /// <summary>The interface.</summary>
    public string Contract => "I" + Name;

    /// <summary>The class that sends the calls.</summary>
    public string Client => Name + "Client";

    /// <summary>Where the instance is found. No group may be called as this is: two underscores.</summary>
    public string AccessorNamespace => $"CodeModeBindings.{(Group.Length > 0 ? $"{Upstream}__{Group}" : Upstream)}";
}
