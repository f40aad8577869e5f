using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>Holds the newest snapshot, and replaces one upstream in it at a time.</summary>
public sealed class ToolCatalog(TimeProvider time) : IToolCatalog
{
    private readonly Lock gate = new();
    private volatile CatalogSnapshot current = CatalogSnapshot.Empty;
    private TaskCompletionSource next = NewSignal();

    public CatalogSnapshot Current => current;

    public event Action<CatalogSnapshot>? Changed;

    /// <summary>Adds an upstream, or replaces what was known about it.</summary>
    public void Publish(UpstreamSnapshot upstream)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        Replace(upstream.Alias, upstream);
    }

    /// <summary>Forgets an upstream.</summary>
    internal void Remove(string alias) => Replace(alias, null);

    public async Task<CatalogSnapshot> WaitForAsync(
        IReadOnlyCollection<string> aliases, TimeSpan patience, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            Task next;
            CatalogSnapshot snapshot;
            lock (gate)
            {
                (snapshot, next) = (current, this.next.Task);
            }

            var left = patience - time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero || !IsConnecting(snapshot, aliases))
            {
                return snapshot;
            }

            try
            {
                await next.WaitAsync(left, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return Current;
            }
        }
    }

    private void Replace(string alias, UpstreamSnapshot? upstream)
    {
        CatalogSnapshot snapshot;
        TaskCompletionSource signal;
        lock (gate)
        {
            var all = current.Upstreams.Where(other => other.Alias != alias);
            all = upstream is null ? all : all.Append(upstream);
            snapshot = new CatalogSnapshot(current.Revision + 1, [.. all.OrderBy(one => one.Alias, StringComparer.Ordinal)]);
            current = snapshot;
            (signal, next) = (next, NewSignal());
        }

        signal.SetResult();
        Changed?.Invoke(snapshot);
    }

    private static bool IsConnecting(CatalogSnapshot snapshot, IReadOnlyCollection<string> aliases) =>
        snapshot.Upstreams.Any(upstream =>
            upstream.Status.State is UpstreamState.Connecting && aliases.Contains(upstream.Alias));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
