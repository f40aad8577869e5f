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

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

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
                // Killed for a limit, crashed, or still printing: it is retired with the lease, which is all there is to do.
            }
        }
    }
}
