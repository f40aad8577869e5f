using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Rpc;

/// <summary>Looks into a message's parameters without trusting their shape.</summary>
internal static class RequestMetadata
{
    /// <summary>The revision that a request declares for itself, or null.</summary>
    public static string? DeclaredRevision(JsonRpcMessage message) =>
        Text(Metadata(message)?[MetaKeys.ProtocolVersion]);

    /// <summary>The least level of log lines that a request asks for, or null.</summary>
    public static string? LogLevel(JsonRpcMessage message) => Text(Metadata(message)?[MetaKeys.LogLevel]);

    /// <summary>Whether a request says what its client can do.</summary>
    public static bool DeclaresCapabilities(JsonRpcMessage message) =>
        Metadata(message)?[MetaKeys.ClientCapabilities] is JsonObject;

    public static JsonObject? Parameters(JsonRpcMessage message) => message switch
    {
        JsonRpcRequest request => request.Params as JsonObject,
        JsonRpcNotification notification => notification.Params as JsonObject,
        _ => null,
    };

    public static string? Method(JsonRpcMessage message) => message switch
    {
        JsonRpcRequest request => request.Method,
        JsonRpcNotification notification => notification.Method,
        _ => null,
    };

    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static JsonObject? Metadata(JsonRpcMessage message) => Parameters(message)?["_meta"] as JsonObject;
}
