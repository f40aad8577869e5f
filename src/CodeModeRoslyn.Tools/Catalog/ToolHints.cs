namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>What an upstream says about a tool's effects. Hints, not promises; null where it said nothing.</summary>
public sealed record ToolHints(bool? ReadOnly = null, bool? Destructive = null, bool? Idempotent = null, bool? OpenWorld = null);
