using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Server.Tests.Fixture;

/// <summary>Messages as they stand on the wire, for what no well-behaved client sends.</summary>
internal static class Messages
{
    public const string July2026 = "2026-07-28";

    public static string Initialize(string revision = "2025-11-25") => Request(
        "initialize", $$"""{"protocolVersion":"{{revision}}","capabilities":{},"clientInfo":{"name":"test","version":"1"} }""", 0);

    public static string Request(string method, string parameters = "{}", int id = 1) =>
        $$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}} }""";

    public static string Call(string tool, string arguments = "{}", int id = 1) =>
        Request("tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}} }""", id);

    public static string Cancel(int id) =>
        $$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{id}},"reason":"enough"} }""";

    /// <summary>A request as 2026-07-28 wants it.</summary>
    public static string Stateless(string method, string parameters = "{}", string revision = July2026)
    {
        var body = JsonNode.Parse(parameters)!.AsObject();
        var metadata = (JsonObject)(body["_meta"] ??= new JsonObject());
        metadata["io.modelcontextprotocol/protocolVersion"] = revision;
        metadata["io.modelcontextprotocol/clientCapabilities"] = new JsonObject();
        return Request(method, body.ToJsonString());
    }

    public static (string Name, string Value)[] Headers(string method, string? name = null, string revision = July2026) =>
    [
        ("MCP-Protocol-Version", revision),
        ("Mcp-Method", method),
        .. name is null ? Array.Empty<(string, string)>() : [("Mcp-Name", name)],
    ];

    /// <summary>Reads an answer, whether it came as one object or as an event.</summary>
    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonNode.Parse(Events(text).LastOrDefault() ?? text)!.AsObject();
    }

    public static IEnumerable<string> Events(string text) =>
        text.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => line["data: ".Length..]);

    public static async Task<int> ErrorCodeAsync(HttpResponseMessage response) =>
        (int)(await ReadAsync(response))["error"]!["code"]!;
}
