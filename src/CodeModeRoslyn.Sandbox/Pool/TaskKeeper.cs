using System.Collections.Concurrent;

namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>The named place that observes the end of what was started in the background.</summary>
internal sealed class TaskKeeper
{
    private readonly ConcurrentDictionary<Task, byte> running = new();

    /// <summary>Keeps a task until it ends. One that faults is kept until <see cref="DrainAsync"/> tells of it.</summary>
    public void Keep(Task task)
    {
        running.TryAdd(task, 0);
        task.ContinueWith(
            ended => running.TryRemove(ended, out _),
            CancellationToken.None,
            TaskContinuationOptions.NotOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Completes when everything kept has ended, including what is added meanwhile.</summary>
    public async Task DrainAsync()
    {
        while (running.Keys is { Count: > 0 } tasks)
        {
            await Task.WhenAll(tasks);
        }
    }
}
