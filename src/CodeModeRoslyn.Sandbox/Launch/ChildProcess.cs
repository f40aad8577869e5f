using System.Diagnostics;
using System.Threading.Channels;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Watching;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>A running child: what it says, what is said to it, and its end. Safe to use from several threads.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(250);

    private readonly Process process;
    private readonly TimeProvider time;
    private readonly StandardErrorTail errors;
    private readonly FrameInbox inbox;
    private readonly FrameOutbox outbox;
    private readonly ChildCeilings ceilings;
    private readonly UsageReader usage;
    private readonly IDisposable watch;
    private readonly Lock gate = new();
    private Task? disposal;
    private string? protocolError;
    private string? killedBecause;
    private BrokenCeiling? broken;
    private volatile bool isKilled;

    internal ChildProcess(StartedProcess started, ChildProgram program, ResourceWatch watcher, TimeProvider time)
    {
        process = started.Process;
        this.time = time;
        Name = program.Name;
        ProcessId = process.Id;
        usage = UsageReader.Of(ProcessId);
        errors = new StandardErrorTail(started.Errors, Name);
        outbox = new FrameOutbox(started.Input, Name, Kill);

        // A child that closes its output without ending would otherwise keep everybody waiting who waits for its end.
        inbox = new FrameInbox(started.Output, program.FrameLimits, Name, KillForProtocolError, Kill);
        Exited = ObserveExitAsync();
        ceilings = new ChildCeilings(program.ResidentCeiling, program.Profile.Threads, time);
        watch = watcher.Watch(this, ceilings);
    }

    /// <summary>The program's name.</summary>
    public string Name { get; }

    /// <summary>The operating system's id of the process.</summary>
    public int ProcessId { get; }

    /// <summary>The layers of confinement in force, as the child reported them before it read anything.</summary>
    public IReadOnlyList<string> Confinement { get; internal set; } = [];

    /// <summary>
    /// What the child says after it became ready. Completed when it has ended or broken the protocol; a child that is not
    /// listened to has to wait.
    /// </summary>
    public ChannelReader<Frame> Received => inbox.Frames;

    /// <summary>Completes when the process has ended. Never faults.</summary>
    public Task<ChildExit> Exited { get; }

    /// <summary>The memory it occupies now, in bytes; 0 when it has ended.</summary>
    public long ResidentBytes => Usage?.ResidentBytes ?? 0;

    /// <summary>The processor time of all its threads since its start; zero when it has ended.</summary>
    public TimeSpan ProcessorTime => Usage?.ProcessorTime ?? TimeSpan.Zero;

    /// <summary>Whether somebody has ended it, so that it will be gone in a moment.</summary>
    public bool IsKilled => isKilled;

    /// <summary>What it uses now; null when the system does not say, as it does not of one that has ended.</summary>
    internal ProcessUsage? Usage => usage.Read();

    /// <summary>Allows this much processor time, of all threads together, from now on.</summary>
    /// <param name="budget">How much. The host looks ten times a second, so a little more may be used.</param>
    /// <param name="exceeded">Called once when it has used more, on the thread that watches: to be quick about. Never after the result is disposed of.</param>
    /// <returns>Disposed of when the piece of work is done.</returns>
    public IDisposable AllowProcessorTime(TimeSpan budget, Action<BrokenCeiling> exceeded) => ceilings.Allow(ProcessorTime, budget, exceeded);

    /// <summary>Queues a message and returns at once. Without effect when the child has ended.</summary>
    /// <param name="message">What to say.</param>
    /// <param name="attachment">The bytes beside it; not to be changed afterwards.</param>
    public void Send(Message message, ReadOnlyMemory<byte> attachment = default) => outbox.Send(new Frame(message, attachment));

    /// <summary>Ends the process at once, without asking it.</summary>
    public void Kill()
    {
        isKilled = true;
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already, and been disposed of.
        }
    }

    /// <summary>Ends the process at once, and records why.</summary>
    /// <param name="because">A sentence. The first reason stands.</param>
    public void Kill(string because)
    {
        Interlocked.CompareExchange(ref killedBecause, because, null);
        Kill();
    }

    internal void Kill(BrokenCeiling ceiling)
    {
        Interlocked.CompareExchange(ref broken, ceiling, null);
        Kill(ceiling.ToString());
    }

    /// <summary>From now on it has nothing to do, and may use next to no processor time, until it has again.</summary>
    internal void Rest() => ceilings.Rest(ProcessorTime);

    /// <summary>From now on it works, within the allowance of its work.</summary>
    internal void Work() => ceilings.Work();

    /// <summary>Closes the child's input, which is its sign to end, waits briefly, ends it, and waits until it is gone.</summary>
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            return new ValueTask(disposal ??= EndAsync());
        }
    }

    private async Task EndAsync()
    {
        outbox.Close();
        try
        {
            await Exited.WaitAsync(Farewell, time);
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
        }

        watch.Dispose();
        usage.Dispose();
        // Off this thread: both end at once, but only after the pipes are seen to be closed.
        await Task.Run(() =>
        {
            outbox.Dispose();
            inbox.Dispose();
        });
        process.Dispose();
    }

    private void KillForProtocolError(string sentence)
    {
        // A frame that breaks off because the process was killed is no fault of its own.
        if (killedBecause is null)
        {
            Interlocked.CompareExchange(ref protocolError, sentence, null);
        }

        Kill($"It broke the protocol: {sentence}");
    }

    private async Task<ChildExit> ObserveExitAsync()
    {
        await process.WaitForExitAsync();
        await errors.Drained;
        return new ChildExit(process.ExitCode, errors.ToString(), protocolError, killedBecause, broken);
    }
}
