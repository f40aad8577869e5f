using System.Threading.RateLimiting;

namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>
/// The calls to one upstream that may be under way at a time. Those that wait are taken in turns: one of each caller, and of one
/// caller in order, so that nobody's queue keeps another waiting.
/// </summary>
internal sealed class CallSlots : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedList<TaskCompletionSource>> waiting = new(StringComparer.Ordinal);
    private readonly LinkedList<string> turns = new();
    private readonly int queued;
    private readonly RateLimiter? rate;
    private int free;

    /// <param name="options">How many, how many may wait, and how fast.</param>
    public CallSlots(ResilienceOptions options)
    {
        free = options.ParallelCalls;
        queued = options.QueuedCalls;
        rate = options.CallsPerSecond is not { } callsPerSecond ? null : new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
        {
            PermitLimit = callsPerSecond,
            Window = TimeSpan.FromSeconds(1),
            SegmentsPerWindow = 10,
            QueueLimit = options.ParallelCalls, // Whoever waits there has a slot.
        });
    }

    /// <summary>Waits for a slot, and for the second in which a further call may be sent.</summary>
    /// <param name="caller">Whose turn it has to be.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <returns>False when too many calls of this caller wait already.</returns>
    public async ValueTask<bool> TryTakeAsync(string caller, CancellationToken cancellationToken)
    {
        if (!TryEnter(caller, out var place))
        {
            return false;
        }

        if (place is not null)
        {
            await WaitAsync(caller, place, cancellationToken);
        }

        if (rate is null)
        {
            return true;
        }

        try
        {
            using var permit = await rate.AcquireAsync(1, cancellationToken);
            if (!permit.IsAcquired)
            {
                // The upstream is ended while its calls wait.
                throw new OperationCanceledException("There are no more turns.");
            }

            return true;
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Gives a slot back, and with it the next one in turn its own.</summary>
    public void Release()
    {
        lock (gate)
        {
            while (turns.First is { } turn)
            {
                turns.RemoveFirst();
                var queue = waiting[turn.Value];
                var next = queue.First!.Value;
                queue.RemoveFirst();
                if (queue.Count > 0)
                {
                    turns.AddLast(turn);
                }
                else
                {
                    waiting.Remove(turn.Value);
                }

                if (next.TrySetResult())
                {
                    return;
                }
            }

            free++;
        }
    }

    public void Dispose() => rate?.Dispose();

    private bool TryEnter(string caller, out LinkedListNode<TaskCompletionSource>? place)
    {
        place = null;
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return true;
            }

            if ((waiting.TryGetValue(caller, out var queue) ? queue.Count : 0) >= queued)
            {
                return false;
            }

            if (queue is null)
            {
                waiting[caller] = queue = new();
                turns.AddLast(caller);
            }

            place = queue.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return true;
        }
    }

    private async Task WaitAsync(string caller, LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        try
        {
            await place.Value.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            if (place.Value.TrySetCanceled(cancellationToken))
            {
                Leave(caller, place);
            }
            else
            {
                // Granted in the same moment.
                Release();
            }

            throw;
        }
    }

    private void Leave(string caller, LinkedListNode<TaskCompletionSource> place)
    {
        lock (gate)
        {
            // Its turn may have come and gone.
            if (place.List is not { } queue)
            {
                return;
            }

            queue.Remove(place);
            if (queue.Count == 0)
            {
                waiting.Remove(caller);
                turns.Remove(caller);
            }
        }
    }
}
