using CodeModeRoslyn.Server.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Serves 2026-07-28, where every request stands alone and closing its response cancels it.</summary>
internal sealed class StatelessRequests(
    IMcpServerOptionsFactory factory, IHostApplicationLifetime lifetime, TimeProvider time, ILoggerFactory loggers)
{
    public async Task PostAsync(HttpContext context, ParsedMessages parsed)
    {
        if (parsed.IsBatch)
        {
            await Refusals.InvalidRequest("Send one message at a time: this protocol version knows no batches.").WriteAsync(context);
            return;
        }

        var refusal = HeaderRules.Check(context.Request.Headers, parsed.Single);
        switch (parsed.Single)
        {
            case JsonRpcRequest request when refusal is not null:
                await refusal.WriteAsync(context, request.Id);
                break;
            case JsonRpcRequest request:
                await AnswerAsync(context, request);
                break;
            case JsonRpcNotification when refusal is not null:
                await refusal.WriteAsync(context);
                break;
            case JsonRpcNotification:
                // The revision defines none for HTTP, and a request that one could concern cannot be named across callers.
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                break;
            default:
                await Refusals.InvalidRequest("Send requests and notifications; this protocol version asks nothing back.").WriteAsync(context);
                break;
        }
    }

    private async Task AnswerAsync(HttpContext context, JsonRpcRequest request)
    {
        var options = factory.Create(context.GetCaller());
        options.ScopeRequests = false;
        if (CheckParameters(context.Request.Headers, request, options) is { } refusal)
        {
            await refusal.WriteAsync(context, request.Id);
            return;
        }

        request.Context = new JsonRpcMessageContext { User = context.User, ProtocolVersion = ProtocolRevisions.July2026 };
        EventStream.Prepare(context);

        // A subscription would keep a door that closes waiting for its whole grace; other requests may use that to finish.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            request.Method is RequestMethods.SubscriptionsListen ? lifetime.ApplicationStopping : CancellationToken.None);
        await using var body = new EventStreamBody(context.Response.Body);
        await using var transport = new StreamableHttpServerTransport(loggers) { Stateless = true };
        await using var server = McpServer.Create(transport, options, loggers, context.RequestServices);
        var start = new ResponseStart(body, time);
        var running = server.RunAsync(end.Token);
        var sending = start.SendHeadersSoonAsync(end.Token);
        try
        {
            await transport.HandlePostRequestAsync(
                request, body, first => AnswerPlainlyAsync(context, first, start, body), end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The caller is gone, or the door closes. What follows cancels what it had asked for, and waits until that has ended.
        }
        finally
        {
            await end.CancelAsync();
            await running;
            await sending;
        }
    }

    // Errors that have an HTTP status of their own are answered as one JSON object: clients that see the status read no stream.
    private static async ValueTask AnswerPlainlyAsync(
        HttpContext context, JsonRpcMessage? first, ResponseStart start, EventStreamBody body)
    {
        if (!start.TryDecide() || first is not JsonRpcError error || StatusOf(error) is not { } status)
        {
            return;
        }

        await Refusal.WriteAsync(context, status, error);
        body.CloseToEvents();
    }

    private static int? StatusOf(JsonRpcError error) => (McpErrorCode)error.Error.Code switch
    {
        McpErrorCode.MethodNotFound => StatusCodes.Status404NotFound,
        McpErrorCode.MissingRequiredClientCapability
            or McpErrorCode.UnsupportedProtocolVersion
            or McpErrorCode.HeaderMismatch => StatusCodes.Status400BadRequest,
        _ => null,
    };

    private static Refusal? CheckParameters(IHeaderDictionary headers, JsonRpcRequest request, McpServerOptions options) =>
        request.Method is RequestMethods.ToolsCall
        && RequestMetadata.Text(RequestMetadata.Parameters(request)?["name"]) is { } name
        && options.ToolCollection is { } tools
        && tools.TryGetPrimitive(name, out var tool)
            ? ParameterHeaderRules.Check(headers, tool.ProtocolTool.InputSchema, request)
            : null;
}
