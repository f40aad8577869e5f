using System.Text.Json.Nodes;
using CodeModeRoslyn.Server.Rpc;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;

namespace CodeModeRoslyn.Server.Http;

/// <summary>The refusals that the door knows, each with its status and code.</summary>
internal static class Refusals
{
    // The first of JSON-RPC's codes for servers: for what the specification gives no code to.
    private const int ServerError = -32000;

    // Not in the specification; the SDKs of TypeScript and C# both say this for a session they do not know.
    private const int UnknownSession = -32001;

    public static Refusal Forbidden(string message) => new(StatusCodes.Status403Forbidden, ServerError, message);

    public static Refusal NotAcceptable(string message) => new(StatusCodes.Status406NotAcceptable, ServerError, message);

    public static Refusal UnsupportedMediaType() =>
        new(StatusCodes.Status415UnsupportedMediaType, ServerError, "Send the message with Content-Type: application/json.");

    public static Refusal Unreadable(int status) => new(status, ServerError, status switch
    {
        StatusCodes.Status413PayloadTooLarge => $"The body is larger than {MessageLimits.Bytes} bytes. Send less at once.",
        StatusCodes.Status408RequestTimeout => "The body arrived too slowly. Send it again.",
        _ => "The body could not be read. Send it again.",
    });

    public static Refusal InvalidRequest(string message) =>
        new(StatusCodes.Status400BadRequest, (int)McpErrorCode.InvalidRequest, message);

    public static Refusal InvalidParameters(string message) =>
        new(StatusCodes.Status400BadRequest, (int)McpErrorCode.InvalidParams, message);

    public static Refusal HeaderMismatch(string message) =>
        new(StatusCodes.Status400BadRequest, (int)McpErrorCode.HeaderMismatch, message);

    public static Refusal UnsupportedRevision(string requested) => new(
        StatusCodes.Status400BadRequest,
        (int)McpErrorCode.UnsupportedProtocolVersion,
        $"The protocol version '{requested}' is not served here.",
        new JsonObject
        {
            ["supported"] = new JsonArray([.. ProtocolRevisions.Stateless.Select(revision => (JsonNode)revision)]),
            ["requested"] = requested,
        });

    public static Refusal SessionRequired() => new(
        StatusCodes.Status400BadRequest,
        ServerError,
        $"Send initialize first, and the {McpHeaders.SessionId} of its answer with every later message.");

    public static Refusal SessionUnknown() =>
        new(StatusCodes.Status404NotFound, UnknownSession, "There is no such session, or it has ended. Send initialize again.");

    public static Refusal TooManySessions(int limit) => new(
        StatusCodes.Status429TooManyRequests,
        ServerError,
        $"This caller has {limit} sessions, all in use. End one with DELETE, or wait for a request to finish.");

    public static Refusal MethodNotAllowed(string message) => new(StatusCodes.Status405MethodNotAllowed, ServerError, message);

    public static Refusal ShuttingDown() =>
        new(StatusCodes.Status503ServiceUnavailable, ServerError, "The server is shutting down.");
}
