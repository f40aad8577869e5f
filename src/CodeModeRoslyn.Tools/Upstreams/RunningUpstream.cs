using System.Text.Json;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Secrets;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>One upstream of a set, from the configuration that names it to the one that does not any more.</summary>
/// <param name="config">As it was configured.</param>
/// <param name="place">Where it is known.</param>
/// <param name="since">The last revision of the catalog before it.</param>
/// <param name="caller">Calls it; null where it is known by name alone.</param>
/// <param name="time">For the time that it has to end.</param>
internal sealed class RunningUpstream(UpstreamConfig config, CatalogPlace place, long since, IToolCaller? caller, TimeProvider time)
{
    /// <summary>What calls under way have to end in, once the upstream is not configured any more.</summary>
    private static readonly TimeSpan LastCalls = TimeSpan.FromSeconds(30);

    // A document is what its file was when it was read.
    private readonly DateTime? written = Written(config);
    private readonly TaskCompletionSource unused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One for the set itself, as long as it has the upstream.
    private int users = 1;

    public string Alias => config.Alias;

    /// <summary>Whether a configuration says the same of it: then it goes on as it is.</summary>
    public bool IsSameAs(UpstreamConfig other) => Text(config) == Text(other) && written == Written(other);

    /// <summary>Calls it; null when it has ended, or is known by name alone.</summary>
    public async Task<ToolCallOutcome?> CallAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        if (call.CatalogRevision <= since)
        {
            return new ToolCallOutcome.Failed(
                ToolFailureKind.Unavailable, $"The upstream '{Alias}' was configured anew since {call.Tool.Id} was looked up, and may be another one. Begin again.", Retryable: false);
        }

        if (caller is null || !TryUse())
        {
            return null;
        }

        try
        {
            return CleanOutcome.Of(await caller.CallAsync(call, cancellationToken), SecretRedactor.Of(config));
        }
        finally
        {
            LetGo();
        }
    }

    /// <summary>Takes it out of the catalog, lets calls under way come to their end for a while, and ends it.</summary>
    /// <param name="atOnce">Ends it without waiting.</param>
    public async Task RetireAsync(CancellationToken atOnce)
    {
        place.GiveUp();
        LetGo();
        await Task.WhenAny(unused.Task, Task.Delay(LastCalls, time, atOnce));
        await EndAsync();
    }

    /// <summary>Ends it with everything that it has started.</summary>
    public async Task EndAsync()
    {
        if (caller is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    private bool TryUse()
    {
        for (var seen = Volatile.Read(ref users); seen > 0; seen = Volatile.Read(ref users))
        {
            if (Interlocked.CompareExchange(ref users, seen + 1, seen) == seen)
            {
                return true;
            }
        }

        return false;
    }

    private void LetGo()
    {
        if (Interlocked.Decrement(ref users) == 0)
        {
            unused.TrySetResult();
        }
    }

    // Records that hold lists are equal only to themselves; as text, they are what was written. Made when there is something to
    // compare: a start has nothing.
    private static string Text(UpstreamConfig config) => $"{config.GetType().Name} {JsonSerializer.Serialize(config, config.GetType())}";

    private static DateTime? Written(UpstreamConfig config) => config is UpstreamConfig.OpenApi openApi ? File.GetLastWriteTimeUtc(openApi.Document) : null;
}
