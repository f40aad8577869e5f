using System.Text.Json.Nodes;
using CodeModeRoslyn.Server.Rpc;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;

namespace CodeModeRoslyn.Server.Http;

/// <summary>The refusals that the door knows, each with its status and code.</summary>
internal static class Refusals
{
    // Not in the specification; the SDKs of TypeScript and C# both say this for a session they do not know. Only the revisions
    // with sessions do: 2026-07-28 wants no new use of the codes around it.
    private const int UnknownSession = -32001;

    public static Refusal Forbidden(string message) => new(StatusCodes.Status403Forbidden, (int)McpErrorCode.InvalidRequest, message);

    public static Refusal NotAcceptable(string message) => new(StatusCodes.Status406NotAcceptable, (int)McpErrorCode.InvalidRequest, message);

    public static Refusal UnsupportedMediaType() =>
        new(StatusCodes.Status415UnsupportedMediaType, (int)McpErrorCode.InvalidRequest, "Send the message with Content-Type: application/json.");

    public static Refusal Unreadable(int status, int mostBytes) => new(status, (int)McpErrorCode.InvalidRequest, status switch
    {
        StatusCodes.Status413PayloadTooLarge => $"The body is larger than {mostBytes} bytes. Send less at once.",
        StatusCodes.Status408RequestTimeout => "The body arrived too slowly. Send it again.",
        _ => "The body could not be read. Send it again.",
    });

    public static Refusal NoJson() => new(
        StatusCodes.Status400BadRequest,
        (int)McpErrorCode.ParseError,
        $"The body is no JSON as it is read here: in UTF-8, at most {MessageLimits.Depth} levels deep, no name twice in an object.");

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
        (int)McpErrorCode.InvalidRequest,
        $"Send initialize first, and the {McpHeaders.SessionId} of its answer with every later message.");

    public static Refusal SessionUnknown() =>
        new(StatusCodes.Status404NotFound, UnknownSession, "There is no such session, or it has ended. Send initialize again.");

    public static Refusal TooManySessions(int limit) => new(
        StatusCodes.Status429TooManyRequests,
        (int)McpErrorCode.InternalError,
        $"This caller has {limit} sessions, all in use. End one with DELETE, or wait for a request to finish.");

    public static Refusal MethodNotAllowed(string message) => new(StatusCodes.Status405MethodNotAllowed, (int)McpErrorCode.InvalidRequest, message);

    public static Refusal ShuttingDown() =>
        new(StatusCodes.Status503ServiceUnavailable, (int)McpErrorCode.InternalError, "The server is shutting down.");
}
