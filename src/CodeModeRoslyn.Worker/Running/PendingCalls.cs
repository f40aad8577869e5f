using System.Collections.Concurrent;
using System.Text;
using CodeModeRoslyn.Guest;
using CodeModeRoslyn.Guest.Hosting;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Worker.Running;

/// <summary>The calls of one run that wait for the host's answer.</summary>
internal sealed class PendingCalls(string runId, FrameWriter writer)
{
    private readonly ConcurrentDictionary<int, Pending> waiting = new();
    private int lastId;
    private volatile bool isClosed;

    /// <summary>Sends a call.</summary>
    /// <returns>The result, or a <see cref="ToolException"/>.</returns>
    public Task<CallAnswer> StartAsync(string tool, int line, ReadOnlyMemory<byte> arguments)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        var id = Interlocked.Increment(ref lastId);

        // Continuations are the script's code: they must not run on the thread that reads the pipe.
        var pending = new Pending(tool, new TaskCompletionSource<CallAnswer>(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting[id] = pending;
        writer.Write(new CallMessage(runId, id, tool, line), arguments.Span);
        return pending.Result.Task;
    }

    /// <summary>Passes the host's answer on. An answer that nobody waits for belongs to an earlier run and is dropped.</summary>
    public void Complete(CallResultMessage answer, ReadOnlyMemory<byte> content)
    {
        if (answer.RunId != runId || !waiting.TryRemove(answer.CallId, out var pending))
        {
            return;
        }

        if (answer.Failure is { } failure)
        {
            pending.Result.TrySetException(Describe(pending.Tool, failure, content));
        }
        else
        {
            pending.Result.TrySetResult(new CallAnswer(content[..^answer.ContentBytes], content[^answer.ContentBytes..]));
        }
    }

    /// <summary>
    /// The script is over; what still waits ends as cancelled, so that nothing holds its load context alive.
    /// </summary>
    public void Close()
    {
        isClosed = true;
        foreach (var (id, _) in waiting)
        {
            if (waiting.TryRemove(id, out var pending))
            {
                pending.Result.TrySetCanceled();
            }
        }
    }

    private static ToolException Describe(string tool, CallFailure failure, ReadOnlyMemory<byte> content) =>
        new(
            tool,
            failure.Kind,
            failure.Message,
            failure.Retryable,
            failure.RetryAfterMilliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            failure.StatusCode,
            content.IsEmpty ? Json.Missing : Json.Parse(Encoding.UTF8.GetString(content.Span)));

    private readonly record struct Pending(string Tool, TaskCompletionSource<CallAnswer> Result);
}
