namespace CodeModeRoslyn.Tools.Bindings;

/// <summary>A tool that could not be rendered.</summary>
/// <param name="ToolId">The tool, its name cleaned and shortened.</param>
/// <param name="Reason">A sentence.</param>
public sealed record SkippedTool(string ToolId, string Reason);
