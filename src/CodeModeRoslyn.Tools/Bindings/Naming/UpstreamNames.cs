namespace CodeModeRoslyn.Tools.Bindings.Naming;

/// <summary>Names upstreams: the properties of <c>tools</c>.</summary>
public static class UpstreamNames
{
    /// <summary>The C# name of each alias: <c>Crm</c> for <c>crm</c>.</summary>
    /// <param name="aliases">All aliases of the configuration, because names that collide all get a suffix.</param>
    public static IReadOnlyDictionary<string, string> Assign(IEnumerable<string> aliases) => PropertyNames.Assign(aliases);
}
