using System.Text.Json;
using CodeModeRoslyn.Server.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Http;

/// <summary>Serves the revisions that have sessions: 2024-11-05 to 2025-11-25.</summary>
internal sealed class SessionRequests(SessionTable sessions, HttpDoorOptions options, IHostApplicationLifetime lifetime)
{
    public async Task PostAsync(HttpContext context, ParsedMessages parsed)
    {
        var (session, use, refusal) = await EnterAsync(context, parsed);
        if (refusal is not null)
        {
            await refusal.WriteAsync(context, IdOf(parsed));
            return;
        }

        using (use)
        {
            await AnswerAsync(context, session!, parsed);
        }
    }

    public async Task GetAsync(HttpContext context)
    {
        var session = Find(context, out var refusal);
        using var use = session?.Use();
        if (use is null || !session!.TryTakeEventStream())
        {
            // 405 is what a client takes for "no stream here" and goes on without one.
            refusal ??= use is null
                ? Refusals.SessionUnknown()
                : Refusals.MethodNotAllowed("This session has had its event stream. Start a new session to have another.");
            await refusal.WriteAsync(context);
            return;
        }

        // A stream without an end must not hold up the shutdown that waits for requests to finish.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping, session.Ended);
        EventStream.Prepare(context);
        try
        {
            await session.StreamEventsAsync(context.Response.Body, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Its ordinary end.
        }
    }

    public async Task DeleteAsync(HttpContext context)
    {
        if (Find(context, out var refusal) is not { } session)
        {
            await refusal!.WriteAsync(context);
            return;
        }

        await sessions.EndAsync(session);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task<(Session? Session, IDisposable? Use, Refusal? Refusal)> EnterAsync(HttpContext context, ParsedMessages parsed)
    {
        if (context.Request.Headers.ContainsKey(McpHeaders.SessionId))
        {
            if (Find(context, out var refusal) is not { } session)
            {
                return (null, null, refusal);
            }

            if (parsed.IsBatch && !ProtocolRevisions.AllowBatches(session.Revision))
            {
                return (null, null, Refusals.InvalidRequest("Send one message at a time: this session's protocol version knows no batches."));
            }

            return session.Use() is { } use ? (session, use, null) : (null, null, Refusals.SessionUnknown());
        }

        if (parsed.IsBatch || parsed.Single is not JsonRpcRequest { Method: RequestMethods.Initialize } initialize)
        {
            return (null, null, Refusals.SessionRequired());
        }

        if (!IsReadable(initialize))
        {
            return (null, null, Refusals.InvalidParameters("initialize needs protocolVersion, capabilities and clientInfo."));
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return (null, null, Refusals.ShuttingDown());
        }

        if (await sessions.OpenAsync(context.GetCaller()) is not { } opened)
        {
            return (null, null, Refusals.TooManySessions(options.SessionsPerCaller));
        }

        context.Response.Headers[McpHeaders.SessionId] = opened.Session.Id;
        return (opened.Session, opened.Use, null);
    }

    private static async Task AnswerAsync(HttpContext context, Session session, ParsedMessages parsed)
    {
        EventStream.Prepare(context);
        await using var body = new EventStreamBody(context.Response.Body);
        try
        {
            var wrote = await Task.WhenAll(parsed.Messages.Select(message => PostAsync(context, session, message, body)));
            if (!wrote.Contains(true))
            {
                EventStream.AcceptSilently(context);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone, and what it had asked for is cancelled.
        }
        catch (Exception exception) when (session.Ended.IsCancellationRequested
            && exception is OperationCanceledException or ObjectDisposedException or System.Threading.Channels.ChannelClosedException)
        {
            if (context.Response.HasStarted)
            {
                context.Abort();
            }
            else
            {
                await Refusals.SessionUnknown().WriteAsync(context, IdOf(parsed));
            }
        }
    }

    private static async Task<bool> PostAsync(HttpContext context, Session session, JsonRpcMessage message, Stream body)
    {
        message.Context = new JsonRpcMessageContext { User = context.User };
        try
        {
            return await session.PostAsync(message, body, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested
            && message is JsonRpcRequest && !session.Ended.IsCancellationRequested)
        {
            // These revisions let a caller come back for an answer whose stream it lost, where the server keeps answers.
            // This one keeps none: a run going on would work, and call tools, for nobody.
            await session.CancelAsync(((JsonRpcRequest)message).Id, "The caller closed the connection.");
            throw;
        }
    }

    private Session? Find(HttpContext context, out Refusal? refusal)
    {
        var id = context.Request.Headers[McpHeaders.SessionId].ToString();
        var session = id.Length > 0 ? sessions.Find(id, context.GetCaller()) : null;
        refusal = session is not null ? null : id.Length > 0 ? Refusals.SessionUnknown() : Refusals.SessionRequired();
        return session;
    }

    private static bool IsReadable(JsonRpcRequest initialize)
    {
        try
        {
            return initialize.Params.Deserialize<InitializeRequestParams>(McpJsonUtilities.DefaultOptions) is not null;
        }
        catch (JsonException)
        {
            // The transport would throw the same, but too late to say so to the caller.
            return false;
        }
    }

    private static RequestId IdOf(ParsedMessages parsed) =>
        !parsed.IsBatch && parsed.Single is JsonRpcRequest request ? request.Id : default;
}
