using System.Runtime.CompilerServices;
using CodeModeRoslyn.Guest.Metering;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Verification.Policy;
using CodeModeRoslyn.Worker.Loading;
using CodeModeRoslyn.Worker.Running;

namespace CodeModeRoslyn.Worker;

/// <summary>Takes the host's messages, one run at a time, until the pipe closes.</summary>
internal sealed class WorkerDesk(FrameReader reader, FrameWriter writer) : IDisposable
{
    private readonly BindingContext bindings = new();
    private readonly Cleaning cleaning = new(writer);
    private PolicyModel? policy;
    private RunSession? session;

    public void Serve()
    {
        while (reader.Read() is { } frame)
        {
            switch (frame.Message)
            {
                case PolicyMessage when policy is null:
                    policy = PolicyModel.Base.With(CompanyPolicy.Parse(frame.Attachment.Span));
                    break;
                case AddBindingMessage add:
                    bindings.Add(add.Key, frame.Attachment);
                    break;
                case RunMessage run:
                    Start(run, frame.Attachment);
                    break;
                case StopMessage stop:
                    Volatile.Read(ref session)?.Stop(stop);
                    break;
                case CallResultMessage result:
                    Volatile.Read(ref session)?.Calls.Complete(result, frame.Attachment);
                    break;
                default:
                    throw new FrameException($"A worker does not take the message '{frame.Message.GetType().Name}'.");
            }
        }
    }

    /// <summary>An exception that no code has caught on any thread: the run's that is under way, or what is left of an earlier one's.</summary>
    /// <returns>Whether the process goes on.</returns>
    public bool Escape(Exception unhandled)
    {
        if (Volatile.Read(ref session) is not { } current)
        {
            return unhandled is RunStoppedException or AggregateException { InnerExceptions: [RunStoppedException] };
        }

        current.Escape(unhandled);
        return true;
    }

    public void Dispose() => cleaning.Dispose();

    private void Start(RunMessage run, ReadOnlyMemory<byte> assembly)
    {
        cleaning.Begin();
        Volatile.Write(ref session, new RunSession(run, policy ?? throw new FrameException("A worker takes no script before its policy."), writer));

        // Off this thread, which has to go on reading: the run's calls are answered through it. The task ends by
        // itself: RunAsync turns whatever the script throws into a message.
        _ = Task.Run(() => FinishAsync(run, assembly));
    }

    /// <summary>
    /// Holds nothing that leads to the script: no session and no load context, or the proof that they are gone would
    /// never succeed.
    /// </summary>
    private async Task FinishAsync(RunMessage run, ReadOnlyMemory<byte> assembly) =>
        cleaning.End(run.RunId, await RunAsync(run, assembly));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> RunAsync(RunMessage run, ReadOnlyMemory<byte> assembly)
    {
        var context = new ScriptLoadContext(bindings);
        await session!.RunAsync(context, assembly, bindings.FindRefused(run.Bindings));
        Volatile.Write(ref session, null);
        context.Unload();
        return new WeakReference(context);
    }
}
