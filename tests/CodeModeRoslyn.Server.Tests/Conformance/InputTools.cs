using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Tests.Conformance;

/// <summary>
/// The tools that answer with a question, and are called again with the answer: how a server of 2026-07-28, which keeps
/// nothing between two requests, asks its client.
/// </summary>
internal sealed class InputTools
{
    private const string WhatName =
        """
        "user_name": {
          "method": "elicitation/create",
          "params": {
            "message": "What is your name?",
            "requestedSchema": { "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] }
          }
        }
        """;

    private const string WhatColor =
        """
        "color": {
          "method": "elicitation/create",
          "params": {
            "message": "What is your favourite colour?",
            "requestedSchema": { "type": "object", "properties": { "color": { "type": "string" } }, "required": ["color"] }
          }
        }
        """;

    private const string WhatModelSays =
        """
        "capital_question": {
          "method": "sampling/createMessage",
          "params": {
            "messages": [{ "role": "user", "content": { "type": "text", "text": "What is the capital of France?" } }],
            "maxTokens": 100
          }
        }
        """;

    private const string WhatRoots = """ "client_roots": { "method": "roots/list", "params": {} } """;

    private readonly SealedState states = new();

    public IEnumerable<McpServerTool> All() =>
    [
        Tool("test_input_required_result_elicitation", Elicit),
        Tool("test_input_required_result_sampling", call => Response(call, "capital_question", "content") is { } said
            ? $"The model says: {said["text"]}"
            : throw Ask($"{{ {WhatModelSays} }}")),
        Tool("test_input_required_result_list_roots", call => Response(call, "client_roots", "roots") is JsonArray roots
            ? $"{roots.Count} roots."
            : throw Ask($"{{ {WhatRoots} }}")),
        Tool("test_input_required_result_request_state", call => Keep(call, "state-ok")),
        Tool("test_input_required_result_tampered_state", call => Keep(call, "The state is as it was.")),
        Tool("test_input_required_result_multiple_inputs", Several),
        Tool("test_input_required_result_multi_round", Rounds),
        Tool("test_input_required_result_capabilities", WhatTheClientCan),
    ];

    /// <summary>Makes the result that asks for input.</summary>
    public static InputRequiredException Ask(string requests, string? state = null) =>
        new(JsonSerializer.Deserialize<Dictionary<string, InputRequest>>(requests, McpJsonUtilities.DefaultOptions), state);

    /// <summary>What the client has answered to one question; null when it has not, or with what is no answer.</summary>
    public static JsonObject? Response(IDictionary<string, InputResponse>? responses, string key) =>
        responses is not null && responses.TryGetValue(key, out var response) && response.RawValue.ValueKind is JsonValueKind.Object
            ? JsonObject.Create(response.RawValue)
            : null;

    /// <summary>What the client of this one request can do.</summary>
    public static JsonObject Capabilities(RequestContext<CallToolRequestParams> call) =>
        call.Params.Meta?[MetaKeys.ClientCapabilities] as JsonObject ?? [];

    private static JsonNode? Response(RequestContext<CallToolRequestParams> call, string key, string property) =>
        Response(call.Params.InputResponses, key)?[property];

    private static string Elicit(RequestContext<CallToolRequestParams> call) => Response(call, "user_name", "content") is { } content
        ? $"Hello, {content["name"]}!"
        : throw Ask($"{{ {WhatName} }}");

    private string Keep(RequestContext<CallToolRequestParams> call, string answer)
    {
        if (call.Params.RequestState is null)
        {
            throw Ask($"{{ {WhatName} }}", states.Seal("asked"));
        }

        Open(call);
        return answer;
    }

    private string Several(RequestContext<CallToolRequestParams> call)
    {
        string[] keys = ["user_name", "capital_question", "client_roots"];
        return keys.All(key => Response(call.Params.InputResponses, key) is not null)
            ? $"All {keys.Length} answered."
            : throw Ask($"{{ {WhatName}, {WhatModelSays}, {WhatRoots} }}", states.Seal("asked all"));
    }

    private string Rounds(RequestContext<CallToolRequestParams> call)
    {
        if (call.Params.RequestState is null)
        {
            throw Ask($"{{ {WhatName} }}", states.Seal("first"));
        }

        return Open(call) is "second" ? "Asked twice." : throw Ask($"{{ {WhatColor} }}", states.Seal("second"));
    }

    private static string WhatTheClientCan(RequestContext<CallToolRequestParams> call)
    {
        var can = Capabilities(call);
        var questions = new[] { ("elicitation", WhatName), ("sampling", WhatModelSays), ("roots", WhatRoots) }
            .Where(question => can.ContainsKey(question.Item1))
            .Select(question => question.Item2)
            .ToList();
        return questions is [] || call.Params.InputResponses is { Count: > 0 }
            ? "Nothing left to ask."
            : throw Ask($"{{ {string.Join(", ", questions)} }}");
    }

    private string Open(RequestContext<CallToolRequestParams> call) => states.Open(call.Params.RequestState)
        ?? throw new McpProtocolException("The requestState is none that was given out here.", McpErrorCode.InvalidParams);

    private static McpServerTool Tool(string name, Func<RequestContext<CallToolRequestParams>, string> run) =>
        McpServerTool.Create(run, new() { Name = name, Description = "Asks the client before it answers." });
}
