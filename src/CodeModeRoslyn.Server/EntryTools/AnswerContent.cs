using System.Text.Json;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Rpc;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>What a script has handed to its caller, as a part of the answer.</summary>
public static class AnswerContent
{
    /// <summary>The block, for a program.</summary>
    /// <param name="content">What the script emitted.</param>
    /// <param name="revision">The client's revision of MCP. What it does not know, it is told of in words.</param>
    public static ContentBlock Of(ReportedContent content, string? revision)
    {
        ArgumentNullException.ThrowIfNull(content);
        var block = content.Json.Deserialize();
        return ProtocolRevisions.KnowsContent(revision, content.Type) ? block : new TextContentBlock { Text = InWords(content, block) };
    }

    /// <summary>The block, for a person: <c>content: image/png, 1,234 bytes</c>.</summary>
    public static string Line(ReportedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return $"content: {content.MimeType ?? content.Type}{(content.Bytes is { } bytes ? FormattableString.Invariant($", {bytes:N0} bytes") : "")}";
    }

    private static string InWords(ReportedContent content, ContentBlock block) =>
        block is ResourceLinkBlock link ? $"{Line(content)}, {link.Name}: {link.Uri}" : $"{Line(content)}, which this revision of MCP cannot carry";

    private static ContentBlock Deserialize(this ReadOnlyMemory<byte> json) =>
        JsonSerializer.Deserialize<ContentBlock>(json.Span, McpJsonUtilities.DefaultOptions)
            ?? throw new InvalidOperationException("A content block that was checked is null.");
}
