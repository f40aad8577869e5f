using System.Text.Json.Nodes;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>MCP's messages, for conversations that no client library would lead.</summary>
internal static class Messages
{
    public const int InitializeId = 0;

    public static JsonObject Initialize => Request(InitializeId, "initialize", new JsonObject
    {
        ["protocolVersion"] = "2025-11-25",
        ["capabilities"] = new JsonObject(),
        ["clientInfo"] = new JsonObject { ["name"] = "by hand", ["version"] = "1" },
    });

    public static JsonObject Initialized => Notification("notifications/initialized", new JsonObject());

    /// <summary>A request whose progress is told under the request's id.</summary>
    public static JsonObject ExecuteCode(int id, string script) => Call(id, "execute_code", new JsonObject { ["code"] = script });

    public static JsonObject Call(int id, string tool, JsonObject arguments) => Request(id, "tools/call", new JsonObject
    {
        ["name"] = tool,
        ["arguments"] = arguments,
        ["_meta"] = new JsonObject { ["progressToken"] = id },
    });

    public static JsonObject ListTools(int id) => Request(id, "tools/list", new JsonObject());

    public static JsonObject Cancel(int id) => Notification("notifications/cancelled", new JsonObject { ["requestId"] = id });

    public static bool IsProgressOf(JsonNode message, int id) =>
        (string?)message["method"] == "notifications/progress" && (int?)message["params"]!["progressToken"] == id;

    private static JsonObject Request(int id, string method, JsonObject parameters) => new()
    {
        ["jsonrpc"] = "2.0",
        ["id"] = id,
        ["method"] = method,
        ["params"] = parameters,
    };

    private static JsonObject Notification(string method, JsonObject parameters) => new()
    {
        ["jsonrpc"] = "2.0",
        ["method"] = method,
        ["params"] = parameters,
    };
}
