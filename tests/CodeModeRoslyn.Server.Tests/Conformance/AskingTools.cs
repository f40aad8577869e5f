using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Tests.Conformance;

/// <summary>The tools that say something, or ask the client something, while a call of theirs is running.</summary>
internal static class AskingTools
{
    private const string Defaults =
        """
        {
          "name": { "type": "string", "default": "John Doe" },
          "age": { "type": "integer", "default": 30 },
          "score": { "type": "number", "default": 95.5 },
          "status": { "type": "string", "enum": ["active", "inactive", "pending"], "default": "active" },
          "verified": { "type": "boolean", "default": true }
        }
        """;

    private const string Enums =
        """
        {
          "untitledSingle": { "type": "string", "enum": ["option1", "option2", "option3"] },
          "titledSingle": {
            "type": "string",
            "oneOf": [{ "const": "value1", "title": "First" }, { "const": "value2", "title": "Second" }, { "const": "value3", "title": "Third" }]
          },
          "legacyEnum": { "type": "string", "enum": ["opt1", "opt2", "opt3"], "enumNames": ["First", "Second", "Third"] },
          "untitledMulti": { "type": "array", "items": { "type": "string", "enum": ["option1", "option2", "option3"] } },
          "titledMulti": {
            "type": "array",
            "items": { "anyOf": [{ "const": "value1", "title": "First" }, { "const": "value2", "title": "Second" }, { "const": "value3", "title": "Third" }] }
          }
        }
        """;

    private const string Person = """{ "username": { "type": "string" }, "email": { "type": "string" } }""";

    public static IEnumerable<McpServerTool> All() =>
    [
        Tool("test_tool_with_progress", "Tells how far it is.", ProgressAsync),
        Tool("test_tool_with_logging", "Logs to the client.", LogAsync),
        Tool("test_logging_tool", "Logs to a client that wants to hear it.", LogWhereWanted),
        Tool("test_sampling", "Asks the client's model.", SampleAsync),
        Tool("test_elicitation", "Asks the client's user.", (McpServer server, string message, CancellationToken cancellationToken) =>
            ElicitAsync(server, message, Person, cancellationToken)),
        Tool("test_elicitation_sep1034_defaults", "Asks with answers to begin with.", (McpServer server, CancellationToken cancellationToken) =>
            ElicitAsync(server, "Is this you?", Defaults, cancellationToken)),
        Tool("test_elicitation_sep1330_enums", "Asks for choices.", (McpServer server, CancellationToken cancellationToken) =>
            ElicitAsync(server, "Which?", Enums, cancellationToken)),
        Tool("test_missing_capability", "Wants a client that has a model.", WantSampling),
        Tool("test_streaming_elicitation", "Tells its progress, and asks its question as its result.", StreamAsync),
    ];

    private static async Task<string> ProgressAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        for (var progress = 0; progress <= 100 && request.Params.ProgressToken is { } token; progress += 50)
        {
            await request.Server.NotifyProgressAsync(token, new() { Progress = progress, Total = 100 }, cancellationToken: cancellationToken);
        }

        return "Done.";
    }

    private static async Task<string> LogAsync(McpServer server, CancellationToken cancellationToken)
    {
        foreach (var words in (string[])["Begun.", "Under way.", "Done."])
        {
            var message = new JsonObject { ["level"] = "info", ["data"] = words };
            await server.SendNotificationAsync("notifications/message", message, cancellationToken: cancellationToken);
        }

        return "Logged.";
    }

    private static string LogWhereWanted(McpServer server)
    {
        // Deprecated with the logging of earlier revisions, and still the way to a client that a request says wants it.
#pragma warning disable MCP9005
        using var logs = server.AsClientLoggerProvider();
#pragma warning restore MCP9005
#pragma warning disable CA1848 // One message is not worth a method.
        logs.CreateLogger("suite").LogInformation("Called.");
#pragma warning restore CA1848
        return "Logged where that is wanted.";
    }

    private static async Task<string> SampleAsync(McpServer server, string prompt, CancellationToken cancellationToken)
    {
        var message = new JsonObject { ["role"] = "user", ["content"] = new JsonObject { ["type"] = "text", ["text"] = prompt } };
        var answer = await AskAsync(
            server, "sampling/createMessage", new JsonObject { ["messages"] = new JsonArray(message), ["maxTokens"] = 100 }, cancellationToken);
        return $"The model says: {answer["content"]?["text"]}";
    }

    private static async Task<string> ElicitAsync(McpServer server, string message, string properties, CancellationToken cancellationToken)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = JsonNode.Parse(properties) };
        var answer = await AskAsync(
            server, "elicitation/create", new JsonObject { ["message"] = message, ["requestedSchema"] = schema }, cancellationToken);
        return $"{answer["action"]}: {answer["content"]?.ToJsonString()}";
    }

    // As it stands on the wire: the SDK's own types for these are deprecated, and not all keywords fit into them.
    private static async Task<JsonNode> AskAsync(McpServer server, string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        var answer = await server.SendRequestAsync(new JsonRpcRequest { Method = method, Params = parameters }, cancellationToken);
        return answer.Result!;
    }

    private static string WantSampling(RequestContext<CallToolRequestParams> request) =>
        InputTools.Capabilities(request)["sampling"] is null
            ? throw new MissingRequiredClientCapabilityException(
                JsonSerializer.Deserialize<ClientCapabilities>("""{ "sampling": {} }""", McpJsonUtilities.DefaultOptions)!, "This tool asks the client's model.")
            : "There is one.";

    private static async Task<string> StreamAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        await ProgressAsync(request, cancellationToken);
        return InputTools.Response(request.Params.InputResponses, "go_on") is null
            ? throw InputTools.Ask("""{ "go_on": { "method": "elicitation/create", "params": { "message": "Go on?", "requestedSchema": { "type": "object", "properties": {} } } } }""")
            : "Went on.";
    }

    private static McpServerTool Tool(string name, string description, Delegate run) =>
        McpServerTool.Create(run, new() { Name = name, Description = description });
}
