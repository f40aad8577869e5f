using System.Collections.Concurrent;
using CodeModeRoslyn.Execution.Children;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Pool;

namespace CodeModeRoslyn.Execution.Working;

/// <summary>
/// Takes workers back after their run's outcome is known, so that no caller waits for the proof that nothing is left of
/// it. A worker that cannot give the proof is retired.
/// </summary>
internal sealed class WorkerReturn : IAsyncDisposable
{
    /// <summary>Every catalog revision leaves its bindings in the process; after so many it starts anew.</summary>
    private const int MostBindings = 64;

    /// <summary>A new worker is there as soon; and the caller's next run waits for this one to be back or gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Task, bool> underWay = new();

    public void Accept(ChildLease lease, string runId)
    {
        lease.BeginReturn();
        var returning = ReturnAsync(lease, runId);
        underWay[returning] = true;
        _ = returning.ContinueWith(done => underWay.TryRemove(done, out _), TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(underWay.Keys);

    private static async Task ReturnAsync(ChildLease lease, string runId)
    {
        using (lease)
        {
            try
            {
                var frame = await ChildAnswer.WaitAsync<CleanMessage>(lease, Patience, CancellationToken.None);
                lease.Return(reusable: frame.Message is CleanMessage { IsClean: true } clean && clean.RunId == runId && ChildKnowledge.Count(lease.Child) < MostBindings);
            }
            catch (Exception lost) when (lost is ChildLostException or TimeoutException)
            {
                // Killed for a limit, crashed, still printing, or too full to look through: it is retired with the lease, which is all there is to do.
            }
        }
    }
}
