using System.Diagnostics;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

/// <summary>A program whose worker is at work on a script that never ends by itself.</summary>
internal sealed class RunningScript : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    // More than a worker uses to start, so that it must be the script's.
    private static readonly TimeSpan ScriptIsAtWork = TimeSpan.FromSeconds(1);

    private readonly Process process;

    private RunningScript(Process process, int worker)
    {
        this.process = process;
        Worker = worker;
    }

    public int ProcessId => process.Id;

    public int Worker { get; }

    public static async Task<RunningScript> StartAsync(ProcessStartInfo start, string script)
    {
        var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(script);
        process.StandardInput.Close();
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience; await Task.Delay(LookInterval))
        {
            if (Children.With("CodeModeRoslyn.Worker.dll", process.Id) is [var worker, ..] && Children.ProcessorTime(worker) > ScriptIsAtWork)
            {
                return new RunningScript(process, worker);
            }
        }

        process.Kill(entireProcessTree: true);
        throw new TimeoutException($"The script did not begin: {await process.StandardError.ReadToEndAsync()}");
    }

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        return ValueTask.CompletedTask;
    }
}
