using System.Collections.Concurrent;

namespace CodeModeRoslyn.Execution.Direct;

/// <summary>What the direct calls of one principal may hold at a time. A script's have the limits of its run.</summary>
/// <param name="mostCalls">The most calls under way, those included that wait for their turn or a person.</param>
internal sealed class DirectBudget(int mostCalls)
{
    private const long MostBytes = 64L << 20;

    private readonly ConcurrentDictionary<string, Use> uses = new(StringComparer.Ordinal);

    /// <summary>Takes what a call needs until the answer is disposed; null when that is too much.</summary>
    public IDisposable? TryTake(string principal, long bytes)
    {
        var use = uses.GetOrAdd(principal, _ => new Use());
        lock (use)
        {
            if (use.Calls >= mostCalls || (use.Calls > 0 && use.Bytes + bytes > MostBytes))
            {
                return null;
            }

            use.Calls++;
            use.Bytes += bytes;
        }

        return new Taken(use, bytes);
    }

    private sealed class Use
    {
        public int Calls { get; set; }

        public long Bytes { get; set; }
    }

    private sealed class Taken(Use use, long bytes) : IDisposable
    {
        public void Dispose()
        {
            lock (use)
            {
                use.Calls--;
                use.Bytes -= bytes;
            }
        }
    }
}
