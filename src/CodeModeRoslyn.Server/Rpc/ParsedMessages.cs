using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Rpc;

/// <summary>What one body held: one message, or a batch of at least one.</summary>
internal sealed record ParsedMessages(IReadOnlyList<JsonRpcMessage> Messages, bool IsBatch)
{
    public JsonRpcMessage Single => Messages[0];
}
