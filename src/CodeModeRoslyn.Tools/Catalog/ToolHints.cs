namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>What an upstream says about a tool's effects. Hints, not promises; null where it said nothing.</summary>
public sealed record ToolHints(bool? ReadOnly = null, bool? Destructive = null, bool? Idempotent = null, bool? OpenWorld = null)
{
    /// <summary>Whether it may destroy something: as MCP has it, everything that neither only reads nor says that it does not.</summary>
    public bool MayDestroy => ReadOnly != true && Destructive != false;
}
