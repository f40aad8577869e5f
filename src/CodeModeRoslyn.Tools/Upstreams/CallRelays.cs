using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Secrets;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>
/// The calls under way on one connection, and what the server says meanwhile. What it says of a call goes to that call; what it says
/// without naming one goes to the run whose calls are the only ones under way, and to nobody once a second principal has used the
/// connection: it may come late, and one caller must not hear of another.
/// </summary>
/// <param name="redactor">Of the upstream: what it says may repeat what it was sent.</param>
internal sealed class CallRelays(SecretRedactor redactor)
{
    private const int LongestText = 2_000;
    private const int LargestForm = 32 << 10;

    private readonly ConcurrentDictionary<string, Entry> underWay = new(StringComparer.Ordinal);
    private readonly AsyncLocal<Entry?> current = new();
    private string? onlyPrincipal;
    private volatile bool areSeveral;

    /// <summary>Registers a call until the answer is disposed.</summary>
    /// <param name="token">Its progress token.</param>
    /// <param name="relay">Its way back.</param>
    public IDisposable Enter(string token, ICallRelay relay)
    {
        var entry = new Entry(this, token, relay);
        if (Interlocked.CompareExchange(ref onlyPrincipal, relay.Principal, null) is { } first && first != relay.Principal)
        {
            areSeveral = true;
        }

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
            entry.Relay.Log(Text(said["level"]) ?? "info", Text(data) ?? Shorten(data?.ToJsonString() ?? ""));
        }
    }

    public async ValueTask<ElicitResult> ElicitAsync(ElicitRequestParams? asked, CancellationToken cancellationToken)
    {
        // A form of this call, where the protocol says which; else of the only run there is.
        if (asked is not { RequestedSchema: { } schema, Mode: null or "form" } || (current.Value ?? OnlyRun()) is not { } entry)
        {
            return new ElicitResult { Action = ElicitationAnswer.Declined.Action };
        }

        var form = redactor.RedactJson(JsonSerializer.SerializeToUtf8Bytes(schema, McpJsonUtilities.DefaultOptions));
        var answer = form.Length > LargestForm
            ? ElicitationAnswer.Declined
            : await entry.ElicitAsync(new Elicitation(Shorten(asked.Message), JsonElement.Parse(form.Span)), cancellationToken);
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
        return first is not null && !areSeveral && entries.All(entry => ReferenceEquals(entry.Relay.Run, first.Relay.Run)) ? first : null;
    }

    private static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number) && double.IsFinite(number) ? number : null;

    private string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? Shorten(text) : null;

    private string Shorten(string text) => FailureText.Shorten(redactor.Redact(text), LongestText);

    private sealed class Entry(CallRelays relays, string token, ICallRelay relay) : IDisposable
    {
        private readonly CancellationTokenSource ending = new();
        private int isAsking;

        public ICallRelay Relay => relay;

        /// <summary>Asks, one question at a time, and no longer than the call lasts: a person's time is not the upstream's to hold.</summary>
        public async Task<ElicitationAnswer> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken)
        {
            if (Interlocked.Exchange(ref isAsking, 1) != 0)
            {
                return ElicitationAnswer.Declined;
            }

            try
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending.Token);
                return await relay.ElicitAsync(elicitation, either.Token);
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                return ElicitationAnswer.Declined;
            }
            finally
            {
                isAsking = 0;
            }
        }

        public void Dispose()
        {
            relays.underWay.TryRemove(token, out _);
            relays.current.Value = null;

            // Not disposed: a question may begin at this very moment, and finds that it is too late.
            ending.Cancel();
        }
    }
}
