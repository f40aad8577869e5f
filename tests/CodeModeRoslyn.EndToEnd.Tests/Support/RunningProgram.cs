using System.Diagnostics;
using System.Text;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>A program that goes on while the test talks to it, and that ends with the test.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder errors = new();

    private RunningProgram(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public StreamWriter Input => process.StandardInput;

    public StreamReader Output => process.StandardOutput;

    /// <summary>What it has written to standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    /// <param name="start">With all three streams redirected.</param>
    public static RunningProgram Start(ProcessStartInfo start) => new(Process.Start(start)!);

    /// <summary>Asks it to end, as a service manager does.</summary>
    public async Task TerminateAsync()
    {
        // The framework can only kill; SIGTERM takes the system's own command.
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends it at once, as a machine does that loses its power.</summary>
    public void Kill() => process.Kill();

    /// <summary>Waits for its end, and fails with its last words when that does not come in time.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync(TimeSpan within)
    {
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(within);
            return process.ExitCode;
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The program did not end within {within.TotalSeconds:0} s. It wrote: {Errors}");
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
