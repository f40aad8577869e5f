namespace CodeModeRoslyn.Tools.Bindings.Naming;

/// <summary>Names upstreams: the properties of <c>tools</c>.</summary>
public static class UpstreamNames
{
    /// <summary>The C# name of an alias: <c>Crm</c> for <c>crm</c>. It depends on the alias alone; the configuration may hold no two that are alike.</summary>
    public static string Of(string alias) => PropertyNames.Assign([alias])[alias];
}
