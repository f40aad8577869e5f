using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

/// <summary>
/// A server of 2026-07-28 whose one tool begins to want its argument repeated as a header once it was listed, and which
/// refuses calls that do not.
/// </summary>
internal sealed class HeaderServer : IAsyncDisposable
{
    private const int HeaderMismatch = -32020;

    private readonly StubHttpServer server;
    private int lists;

    public HeaderServer() => server = new StubHttpServer(AnswerAsync);

    public Uri Url => server.Url;

    /// <summary>How many calls it has refused.</summary>
    public int Refusals { get; private set; }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        var message = (await JsonNode.ParseAsync(request.InputStream))!;
        var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = message["id"]!.DeepClone() };
        if ((string?)message["method"] is "tools/call" && request.Headers["Mcp-Param-Region"] is null)
        {
            Refusals++;
            response.StatusCode = (int)HttpStatusCode.BadRequest;
            answer["error"] = new JsonObject { ["code"] = HeaderMismatch, ["message"] = "A header is missing." };
        }
        else
        {
            answer["result"] = Result((string?)message["method"]);
        }

        response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(response.OutputStream, answer);
    }

    private JsonObject Result(string? method)
    {
        var result = JsonNode.Parse(method switch
        {
            "server/discover" => """{ "supportedVersions": ["2026-07-28"], "capabilities": { "tools": {} }, "serverInfo": { "name": "headers", "version": "1" } }""",
            "tools/list" => """{ "tools": [{ "name": "send", "inputSchema": { "type": "object", "properties": { "region": { "type": "string" } } } }] }""",
            _ => """{ "content": [{ "type": "text", "text": "sent" }] }""",
        })!.AsObject();
        if (method is "tools/list" && lists++ > 0)
        {
            result["tools"]![0]!["inputSchema"]!["properties"]!["region"]!["x-mcp-header"] = "Region";
        }

        result["resultType"] = "complete";
        result["ttlMs"] = 0;
        result["cacheScope"] = "private";
        return result;
    }
}
