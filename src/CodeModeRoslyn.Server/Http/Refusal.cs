using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Why a request goes no further. The message is written for the caller.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The JSON-RPC error code.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="Data">What a program can act on, or null.</param>
internal sealed record Refusal(int Status, int Code, string Message, JsonNode? Data = null)
{
    /// <summary>Answers with this refusal.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The id of the request refused, where one could be read.</param>
    public Task WriteAsync(HttpContext context, RequestId id = default) => WriteAsync(context, Status, new JsonRpcError
    {
        Id = id,
        Error = new JsonRpcErrorDetail { Code = Code, Message = Message, Data = Data },
    });

    /// <summary>Answers with an error as one JSON object.</summary>
    public static Task WriteAsync(HttpContext context, int status, JsonRpcError error)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync<JsonRpcMessage>(
            context.Response.Body, error, McpJsonUtilities.DefaultOptions, context.RequestAborted);
    }
}
