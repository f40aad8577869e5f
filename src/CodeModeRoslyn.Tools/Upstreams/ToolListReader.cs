using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Secrets;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>Reads all pages of a server's tools. A tool that makes no sense is left out with a note, and costs no other.</summary>
/// <remarks>The pages are read as plain JSON, because the SDK's own types refuse a whole page for one bad tool.</remarks>
internal sealed class ToolListReader(string alias, McpClient client, SecretRedactor redactor, Action<string> note)
{
    // Of tools that are left out. Who lists a million of these does not fill a log with them.
    private const int MostNotes = 20;

    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = ToolDefinition.Options.MaxDepth };

    private readonly Dictionary<string, ToolDescriptor> tools = new(StringComparer.Ordinal);
    private readonly HashSet<string> cursors = new(StringComparer.Ordinal);
    private long characters;
    private int notes;

    /// <returns>Ordered by name.</returns>
    public async Task<ImmutableArray<ToolDescriptor>> ReadAsync(CancellationToken cancellationToken)
    {
        if (client.ServerCapabilities.Tools is null)
        {
            note("offers no tools");
            return [];
        }

        string? cursor = null;
        for (var page = 1; ; page++)
        {
            try
            {
                cursor = await ReadPageAsync(cursor, cancellationToken);
            }
            catch (OperationCanceledException late) when (page > 1 && cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException($"did not answer: it had sent {page - 1} pages of its tools, and there were more", late, cancellationToken);
            }

            if (cursor is null)
            {
                break;
            }

            if (IsTooMuch(page, cursor) is not { } reason)
            {
                continue;
            }

            note(reason);
            break;
        }

        return [.. tools.Values.OrderBy(tool => tool.Name, StringComparer.Ordinal)];
    }

    private string? IsTooMuch(int page, string cursor)
    {
        if (!cursors.Add(cursor))
        {
            return "repeats a page of its tools; the rest is left out";
        }

        if (page >= UpstreamLimits.ListPages)
        {
            return $"has more than {UpstreamLimits.ListPages} pages of tools; the rest is left out";
        }

        if (tools.Count >= UpstreamLimits.Tools)
        {
            return $"has more than {UpstreamLimits.Tools} tools; the rest is left out";
        }

        return characters > UpstreamLimits.ListCharacters ? "describes its tools at too great a length; the rest is left out" : null;
    }

    private async Task<string?> ReadPageAsync(string? cursor, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject();
        if (cursor is not null)
        {
            parameters["cursor"] = cursor;
        }

        var response = await client.SendRequestAsync(
            new JsonRpcRequest { Method = RequestMethods.ToolsList, Params = parameters }, cancellationToken);

        if (response.Result is not JsonObject result || result["tools"] is not JsonArray tools)
        {
            throw new McpException("its answer to tools/list holds no tools");
        }

        foreach (var tool in tools)
        {
            if (this.tools.Count >= UpstreamLimits.Tools)
            {
                break;
            }

            Add(tool);
        }

        return result["nextCursor"] is JsonValue next && next.TryGetValue(out string? text) && text.Length > 0 ? text : null;
    }

    private void Add(JsonNode? node)
    {
        try
        {
            using var document = JsonDocument.Parse(redactor.RedactJson(JsonSerializer.SerializeToUtf8Bytes(node, Deep)), ToolDefinition.Options);
            var tool = document.RootElement;
            characters += tool.GetRawText().Length;
            if (Describe(tool) is not { } descriptor)
            {
                return;
            }

            if (!tools.TryAdd(descriptor.Name, descriptor))
            {
                NoteTool($"lists the tool '{descriptor.Name}' twice; the first is kept");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Text that is no text, doubled names and the like: whatever it was, it is this one tool's.
            NoteTool($"lists a tool that cannot be read: {e.Message}");
        }
    }

    private ToolDescriptor? Describe(JsonElement definition)
    {
        if (ToolDefinition.Read(alias, definition) is not { } tool)
        {
            NoteTool("lists a tool without a usable name; it is left out");
            return null;
        }

        if (!RegisterHeaders(definition, tool.InputSchema))
        {
            NoteTool($"lists the tool '{tool.Name}' with headers that are not valid; it is left out");
            return null;
        }

        return tool;
    }

    private void NoteTool(string text)
    {
        if (++notes <= MostNotes)
        {
            note(text);
        }
        else if (notes == MostNotes + 1)
        {
            note("lists more tools that are left out, which are not named any more");
        }
    }

    private bool RegisterHeaders(JsonElement tool, JsonElement input)
    {
        // Arguments that a tool wants repeated as HTTP headers are the SDK's business, for which it must know the tool.
        if (!input.GetRawText().Contains("\"x-mcp-header\"", StringComparison.Ordinal))
        {
            return true;
        }

        if (!HeaderAnnotations.AreReachable(input))
        {
            return false;
        }

        try
        {
            client.AddKnownTools([tool.Deserialize<Tool>(McpJsonUtilities.DefaultOptions)!]);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or JsonException)
        {
            // The caller notes it.
            return false;
        }
    }
}
