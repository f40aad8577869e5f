using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>A content block that the script handed to its caller.</summary>
/// <param name="Type"><c>text</c>, <c>image</c>, <c>audio</c>, <c>resource</c> or <c>resource_link</c>.</param>
/// <param name="MimeType">Absent when the block has none.</param>
/// <param name="Bytes">The size of what it holds or links to; absent when a link does not say.</param>
public sealed record ReportedContent(string Type, string? MimeType, long? Bytes)
{
    /// <summary>The block in MCP's words, UTF-8. A report says only what it is.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Json { get; init; }
}
