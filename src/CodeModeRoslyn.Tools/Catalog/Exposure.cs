namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>Where the tools of an upstream are offered.</summary>
public enum Exposure
{
    /// <summary>To scripts alone.</summary>
    Code,

    /// <summary>To callers alone, as tools of ours: no script reaches them.</summary>
    Direct,

    /// <summary>To scripts and to callers.</summary>
    Both,

    /// <summary>To callers as well as long as there are so few tools that a model can be shown them all.</summary>
    Auto,
}
