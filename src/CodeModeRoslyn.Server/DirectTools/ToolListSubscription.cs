using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.DirectTools;

/// <summary>
/// Tells callers of 2026-07-28 that their tools are others, on the stream of the request that has asked for it: where requests stand
/// alone, there is no other.
/// </summary>
/// <param name="tools">The caller's tools.</param>
internal sealed class ToolListSubscription(McpServerPrimitiveCollection<McpServerTool> tools)
{
    /// <summary>Whether a message belongs to a subscription.</summary>
    public static bool IsIn(JsonRpcNotification notification) =>
        (notification.Params as JsonObject)?["_meta"] is JsonObject meta && meta.ContainsKey(MetaKeys.SubscriptionId);

    /// <summary>Listens until the caller has enough; at once, where it wants to hear of nothing that changes here.</summary>
    public async ValueTask<EmptyResult> ListenAsync(RequestContext<SubscriptionsListenRequestParams> request, CancellationToken cancellationToken)
    {
        // Several changes that were not told yet are one.
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Note(object? sender, EventArgs change) => changes.Writer.TryWrite(true);
        var isWanted = request.Params?.Notifications.ToolsListChanged == true;
        tools.Changed += Note;
        try
        {
            var granted = new JsonObject();
            if (isWanted)
            {
                granted["toolsListChanged"] = true;
            }

            await SendAsync(request, NotificationMethods.SubscriptionsAcknowledgedNotification, new JsonObject { ["notifications"] = granted }, cancellationToken);
            while (isWanted && await changes.Reader.WaitToReadAsync(cancellationToken))
            {
                changes.Reader.TryRead(out _);
                await SendAsync(request, NotificationMethods.ToolListChangedNotification, [], cancellationToken);
            }
        }
        finally
        {
            tools.Changed -= Note;
        }

        return new EmptyResult();
    }

    private static Task SendAsync(RequestContext<SubscriptionsListenRequestParams> request, string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        parameters["_meta"] = new JsonObject { [MetaKeys.SubscriptionId] = JsonSerializer.SerializeToNode(request.JsonRpcRequest.Id, McpJsonUtilities.DefaultOptions) };
        return request.Server.SendMessageAsync(new JsonRpcNotification { Method = method, Params = parameters }, cancellationToken);
    }
}
