using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;

namespace CodeModeRoslyn.Tools.Upstreams.Features;

/// <summary>
/// Reads all pages of one list. It ends where the server repeats itself, and where there is more than a result may hold; what
/// is left then shows by the <c>nextCursor</c> that the result has.
/// </summary>
/// <param name="method">The method of MCP.</param>
/// <param name="items">The member of each page that holds its items.</param>
/// <param name="send">Sends requests.</param>
internal sealed class FeaturePages(string method, string items, ServerFeature.Sender send)
{
    private readonly JsonArray all = [];
    private readonly HashSet<string> cursors = new(StringComparer.Ordinal);
    private long bytes;

    public async Task<JsonObject> ReadAsync(CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            cursor = await ReadPageAsync(cursor, cancellationToken);
        }
        while (cursor is not null && cursors.Add(cursor) && cursors.Count < UpstreamLimits.ListPages && bytes <= UpstreamLimits.ResultBytes);

        var result = new JsonObject { [items] = all };
        if (cursor is not null)
        {
            result["nextCursor"] = cursor;
        }

        return result;
    }

    private async Task<string?> ReadPageAsync(string? cursor, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject();
        if (cursor is not null)
        {
            parameters["cursor"] = cursor;
        }

        if (await send(method, parameters, cancellationToken) is not { } page || page[items] is not JsonArray found)
        {
            throw new McpException($"its answer to {method} holds no '{items}'");
        }

        bytes += JsonSerializer.SerializeToUtf8Bytes(found).Length;
        while (found is [var item, ..])
        {
            found.RemoveAt(0);
            all.Add(item);
        }

        return page["nextCursor"] is JsonValue next && next.TryGetValue(out string? text) && text.Length > 0 ? text : null;
    }
}
