using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Calls;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>
/// The calls under way on one connection, and what the server says meanwhile. What it says of a call goes to that call; what it says
/// without naming one goes to the run whose calls are the only ones under way, and else to nobody: one run must not hear of another.
/// </summary>
internal sealed class CallRelays
{
    private const int LongestText = 2_000;

    private readonly ConcurrentDictionary<string, Entry> underWay = new(StringComparer.Ordinal);
    private readonly AsyncLocal<Entry?> current = new();

    /// <summary>Registers a call until the answer is disposed.</summary>
    /// <param name="token">Its progress token.</param>
    /// <param name="relay">Its way back.</param>
    public IDisposable Enter(string token, ICallRelay relay)
    {
        var entry = new Entry(this, token, relay);
        underWay[token] = entry;
        current.Value = entry;
        return entry;
    }

    public void OnProgress(JsonRpcNotification notification)
    {
        if (notification.Params is not JsonObject said || said["progressToken"] is not JsonValue token || !token.TryGetValue(out string? name) || !underWay.TryGetValue(name, out var entry))
        {
            return;
        }

        var total = Number(said["total"]) is { } all ? $" of {all:0.##}" : "";
        var message = Text(said["message"]) is { Length: > 0 } words ? $": {words}" : "";
        entry.Relay.Progress($"{Number(said["progress"]) ?? 0:0.##}{total}{message}");
    }

    public void OnLog(JsonRpcNotification notification)
    {
        if (OnlyRun() is { } entry && notification.Params is JsonObject said)
        {
            var data = said["data"];
            entry.Relay.Log(Text(said["level"]) ?? "info", FailureText.Shorten(Text(data) ?? data?.ToJsonString() ?? "", LongestText));
        }
    }

    public async ValueTask<ElicitResult> ElicitAsync(ElicitRequestParams? asked, CancellationToken cancellationToken)
    {
        // A form of this call, where the protocol says which; else of the only run there is.
        if (asked is not { RequestedSchema: { } schema, Mode: null or "form" } || (current.Value ?? OnlyRun()) is not { } entry)
        {
            return new ElicitResult { Action = ElicitationAnswer.Declined.Action };
        }

        var answer = await entry.Relay.ElicitAsync(
            new Elicitation(FailureText.Shorten(asked.Message, LongestText), JsonSerializer.SerializeToElement(schema, McpJsonUtilities.DefaultOptions)), cancellationToken);
        return new ElicitResult
        {
            Action = answer.Action,
            Content = answer.Content?.EnumerateObject().ToDictionary(member => member.Name, member => member.Value),
        };
    }

    private Entry? OnlyRun()
    {
        var entries = underWay.Values;
        var first = entries.FirstOrDefault();
        return first is not null && entries.All(entry => ReferenceEquals(entry.Relay.Run, first.Relay.Run)) ? first : null;
    }

    private static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number) && double.IsFinite(number) ? number : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? FailureText.Shorten(text, LongestText) : null;

    private sealed record Entry(CallRelays Relays, string Token, ICallRelay Relay) : IDisposable
    {
        public void Dispose()
        {
            Relays.underWay.TryRemove(Token, out _);
            Relays.current.Value = null;
        }
    }
}
