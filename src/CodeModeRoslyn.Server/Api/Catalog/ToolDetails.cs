using System.Text.Json;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Server.Api.Catalog;

/// <summary>All there is to know of a tool. What its server says of it is hostile text.</summary>
/// <param name="Tool">Its id, what the grants say of it, and its server's hints.</param>
/// <param name="Title">Its server's title for it; null for none.</param>
/// <param name="Description">Its server's words; null for none.</param>
/// <param name="Declaration">The C# that a model reads; null when it could not be rendered.</param>
/// <param name="Example">A call, to begin with; null where there is none.</param>
/// <param name="InputSchema">Its server's schema; null where it is kept elsewhere.</param>
/// <param name="OutputSchema">Likewise; null when the server does not say what it returns.</param>
internal sealed record ToolDetails(ReportedTool Tool, string? Title, string? Description, string? Declaration, string? Example, JsonElement? InputSchema, JsonElement? OutputSchema);
