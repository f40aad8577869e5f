using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>Starts children and warms them, after a pause when the last starts have failed.</summary>
/// <param name="launcher">Starts them.</param>
/// <param name="program">The program.</param>
/// <param name="warmUp">Makes a new child do its first, slow piece of work.</param>
/// <param name="warmUpTimeout">How long that may take.</param>
/// <param name="time">For pauses.</param>
internal sealed class PoolStarter(
    ChildLauncher launcher,
    ChildProgram program,
    Func<ChildProcess, CancellationToken, Task> warmUp,
    TimeSpan warmUpTimeout,
    TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Starts one child and warms it.</summary>
    /// <param name="failures">How many starts have failed in a row.</param>
    /// <param name="stopping">Ends the attempt.</param>
    /// <exception cref="ChildStartException">It did not start, or did not warm up.</exception>
    public async Task<PooledChild> StartAsync(int failures, CancellationToken stopping)
    {
        if (failures > 0)
        {
            await Task.Delay(Pause(failures), time, stopping);
        }

        // Warm before lending: the first piece of work is the slow one, and no caller should be the one to wait.
        var child = await launcher.StartAsync(program, stopping);
        try
        {
            await warmUp(child, stopping).WaitAsync(warmUpTimeout, time, stopping);
            return new PooledChild(child);
        }
        catch (Exception failed)
        {
            child.Kill();
            await child.DisposeAsync();
            stopping.ThrowIfCancellationRequested();
            throw new ChildStartException($"The {program.Name} did not warm up: {failed.Message}", failed);
        }
    }

    private static TimeSpan Pause(int failures) =>
        failures > 8 ? LongestPause : FirstPause * Math.Pow(2, failures - 1);
}
