using System.Text.Json;
using CodeModeRoslyn.Server.Rpc;
using Microsoft.AspNetCore.Http;

namespace CodeModeRoslyn.Server.Http;

/// <summary>MCP's one endpoint: reads what came, and hands it to the revisions with sessions or to those without.</summary>
internal sealed class McpHttpHandler(SessionRequests sessions, StatelessRequests stateless, HttpDoorOptions options)
{
    public async Task PostAsync(HttpContext context)
    {
        var (parsed, refusal) = await ReadAsync(context);
        if (parsed is null)
        {
            await refusal!.WriteAsync(context);
            return;
        }

        if (CheckRevision(context.Request) is { } unsupported)
        {
            await unsupported.WriteAsync(context, parsed is { IsBatch: false, Single: ModelContextProtocol.Protocol.JsonRpcRequest request } ? request.Id : default);
            return;
        }

        await (IsStateless(context.Request, parsed) ? stateless.PostAsync(context, parsed) : sessions.PostAsync(context, parsed));
    }

    public Task GetAsync(HttpContext context) =>
        Check(context, MediaTypeRules.CheckGet(context.Request)) is { } refusal ? refusal.WriteAsync(context) : sessions.GetAsync(context);

    public Task DeleteAsync(HttpContext context) =>
        Check(context, null) is { } refusal ? refusal.WriteAsync(context) : sessions.DeleteAsync(context);

    private async Task<(ParsedMessages? Parsed, Refusal? Refusal)> ReadAsync(HttpContext context)
    {
        if (MediaTypeRules.CheckPost(context.Request) is { } refusal)
        {
            return (null, refusal);
        }

        try
        {
            return (await MessageParser.ParseAsync(context.Request.Body, context.RequestAborted), null);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, Refusals.Unreadable(exception.StatusCode, options.RequestBytes));
        }
        catch (JsonException)
        {
            return (null, Refusals.NoJson());
        }
        catch (NoMessageException)
        {
            return (null, Refusals.InvalidRequest("The body is JSON, but no JSON-RPC message: one request, notification or response."));
        }
    }

    private static Refusal? Check(HttpContext context, Refusal? mediaType)
    {
        if (CheckRevision(context.Request) is { } unsupported)
        {
            return unsupported;
        }

        if (context.Request.Headers[McpHeaders.ProtocolVersion] != ProtocolRevisions.July2026)
        {
            return mediaType;
        }

        context.Response.Headers.Allow = HttpMethods.Post;
        return Refusals.MethodNotAllowed("This protocol version has no sessions: everything is a POST.");
    }

    private static Refusal? CheckRevision(HttpRequest request)
    {
        var revision = request.Headers[McpHeaders.ProtocolVersion].ToString();
        return revision.Length is 0 || ProtocolRevisions.IsKnown(revision) ? null : Refusals.UnsupportedRevision(revision);
    }

    // Either place is enough, so that a request in which header and body differ is told so.
    private static bool IsStateless(HttpRequest request, ParsedMessages parsed)
    {
        var revision = request.Headers[McpHeaders.ProtocolVersion].ToString();
        return revision is ProtocolRevisions.July2026
            || parsed.Messages.Any(message => RequestMetadata.DeclaredRevision(message) is { } declared
                && (revision.Length is 0 || declared is ProtocolRevisions.July2026));
    }
}
