using System.Collections.Concurrent;

namespace CodeModeRoslyn.Execution.Direct;

/// <summary>What the direct calls of one principal may hold at a time. A script's have the limits of its run.</summary>
/// <param name="mostAtOnce">The most calls that are carried out; further ones wait.</param>
/// <param name="mostCalls">The most calls, those included that wait.</param>
internal sealed class DirectBudget(int mostAtOnce, int mostCalls)
{
    private const long MostBytes = 64L << 20;

    private readonly ConcurrentDictionary<string, Use> uses = new(StringComparer.Ordinal);

    /// <summary>Waits for a call's turn.</summary>
    /// <param name="principal">Whose call it is.</param>
    /// <param name="bytes">Its arguments.</param>
    /// <param name="cancellationToken">Nobody waits for it any more.</param>
    /// <returns>To be disposed when the call has ended; null when there are too many, or they hold too much.</returns>
    public async Task<IDisposable?> TakeAsync(string principal, long bytes, CancellationToken cancellationToken)
    {
        var use = uses.GetOrAdd(principal, _ => new Use(mostAtOnce));
        if (!use.TryEnter(bytes, mostCalls))
        {
            return null;
        }

        try
        {
            await use.Slots.WaitAsync(cancellationToken);
        }
        catch
        {
            use.Leave(bytes);
            throw;
        }

        return new Taken(use, bytes);
    }

    private sealed class Use(int mostAtOnce)
    {
        private readonly Lock gate = new();
        private int calls;
        private long held;

        public SemaphoreSlim Slots { get; } = new(mostAtOnce);

        public bool TryEnter(long bytes, int mostCalls)
        {
            lock (gate)
            {
                // One call fits in any case.
                if (calls >= mostCalls || (calls > 0 && held + bytes > MostBytes))
                {
                    return false;
                }

                calls++;
                held += bytes;
                return true;
            }
        }

        public void Leave(long bytes)
        {
            lock (gate)
            {
                calls--;
                held -= bytes;
            }
        }
    }

    private sealed class Taken(Use use, long bytes) : IDisposable
    {
        public void Dispose()
        {
            use.Slots.Release();
            use.Leave(bytes);
        }
    }
}
