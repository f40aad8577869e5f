using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>Renders an upstream's tools as C#.</summary>
public static class BindingWriter
{
    /// <summary>Renders all tools of one upstream.</summary>
    public static UpstreamBinding Write(UpstreamSnapshot upstream) => throw new NotImplementedException(upstream.Alias);
}
