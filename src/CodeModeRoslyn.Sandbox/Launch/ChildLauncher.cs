using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Channels;
using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Watching;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>Starts child processes on the runtime that this process runs on, with an empty environment and pipes for messages.</summary>
/// <param name="time">For time-outs and for watching what children use.</param>
/// <param name="system">How this system starts a process.</param>
public sealed class ChildLauncher(TimeProvider time, IProcessLauncher system) : IDisposable
{
    private readonly ResourceWatch watch = new(time);

    /// <summary>Starts children as this system does.</summary>
    public ChildLauncher(TimeProvider time)
        : this(time, ProcessLauncher.ForThisSystem())
    {
    }

    /// <summary>What of the third wall this machine cannot give, in one sentence; null when it gives all of it.</summary>
    public string? Missing => system.Missing;

    /// <summary>Starts a program and waits until it is confined and ready.</summary>
    /// <exception cref="ChildStartException">It did not become ready; the message says why.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; the process was ended.</exception>
    public async Task<ChildProcess> StartAsync(ChildProgram program, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(program);
        var child = new ChildProcess(await StartProcessAsync(program), program, watch, time);
        try
        {
            child.Confinement = await WaitUntilReadyAsync(child, program, cancellationToken);
            if (program.Greeting is { } greeting)
            {
                child.Send(greeting.Message, greeting.Attachment);
            }

            return child;
        }
        catch
        {
            child.Kill();
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops watching. Children that still run are their owners' to end.</summary>
    public void Dispose() => watch.Dispose();

    private async Task<StartedProcess> StartProcessAsync(ChildProgram program)
    {
        if (!File.Exists(program.AssemblyPath))
        {
            throw new ChildStartException($"The {program.Name}'s program '{program.AssemblyPath}' does not exist; install codemode again.");
        }

        var runtime = DotnetRuntime.OfThisProcess();
        var start = new ProcessStartInfo(runtime.Muxer, ["exec", program.AssemblyPath, .. program.Arguments])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = runtime.Root,
        };
        ChildEnvironment.Fill(start.Environment, program, runtime);
        try
        {
            return await system.StartAsync(start);
        }
        catch (Win32Exception failed)
        {
            throw new ChildStartException($"The {program.Name} could not be started: {failed.Message}.", failed);
        }
    }

    private async Task<IReadOnlyList<string>> WaitUntilReadyAsync(
        ChildProcess child,
        ChildProgram program,
        CancellationToken cancellationToken)
    {
        try
        {
            var first = await child.Received.ReadAsync(cancellationToken).AsTask()
                .WaitAsync(program.StartTimeout, time, cancellationToken);
            if (first.Message is not ReadyMessage ready)
            {
                throw new ChildStartException($"The {program.Name} spoke before it was ready.");
            }

            if (program.RequireConfinement)
            {
                Verify(child, ready);
            }

            return ready.Confinement;
        }
        catch (TimeoutException late)
        {
            throw new ChildStartException(
                $"The {program.Name} was not ready after {program.StartTimeout.TotalSeconds:0.#} seconds.", late);
        }
        catch (ChannelClosedException)
        {
            var exit = await child.Exited;
            throw new ChildStartException(
                $"The {program.Name} ended before it was ready, with exit code {exit.ExitCode}: {Reason(exit)}");
        }
    }

    private void Verify(ChildProcess child, ReadyMessage ready)
    {
        if (ConfinementLayer.All.FirstOrDefault(layer => !ready.Confinement.Contains(layer)) is { } missing)
        {
            throw new ChildStartException(
                $"The {child.Name} is not confined by {missing}, and confinement is required.");
        }

        // What the system says counts for more than what the child says.
        if (system.Doubt(child.ProcessId) is { } doubt)
        {
            throw new ChildStartException($"The {child.Name} says that it is confined, and the system says that it {doubt}.");
        }
    }

    private static string Reason(ChildExit exit) => exit switch
    {
        { KilledBecause: { } because } => because,
        { StandardErrorTail.Length: > 0 } => exit.StandardErrorTail.ReplaceLineEndings(" "),
        _ => "it gave no reason.",
    };
}
