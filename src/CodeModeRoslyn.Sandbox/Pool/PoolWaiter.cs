namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>Someone who waits for a child.</summary>
/// <param name="Principal">For whom.</param>
internal sealed record PoolWaiter(string Principal)
{
    private readonly TaskCompletionSource<PooledChild> granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<PooledChild> Granted => granted.Task;

    public void Grant(PooledChild child) => granted.SetResult(child);

    public void Fail(Exception reason) => granted.SetException(reason);
}
