using System.Threading.Channels;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Pool;

namespace CodeModeRoslyn.Execution.Children;

/// <summary>Waits for the one answer that a child owes. A child that does not give it is ended.</summary>
internal static class ChildAnswer
{
    /// <exception cref="ChildLostException">The child ended, or answered something else.</exception>
    /// <exception cref="TimeoutException">It did not answer in time, and was killed.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, and the child was killed: what it does cannot be called back.</exception>
    public static async Task<Frame> WaitAsync<TAnswer>(ChildLease lease, TimeSpan patience, CancellationToken cancellationToken)
        where TAnswer : Message
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            var frame = await lease.Child.Received.ReadAsync(deadline.Token);
            if (frame.Message is TAnswer)
            {
                return frame;
            }

            lease.Child.Kill();
            throw new ChildLostException($"it answered with '{frame.Message.GetType().Name}'");
        }
        catch (OperationCanceledException)
        {
            lease.Child.Kill();
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"No answer within {patience.TotalSeconds:0} s.");
        }
        catch (ChannelClosedException)
        {
            var exit = await lease.Child.Exited;
            throw new ChildLostException($"it ended with exit code {exit.ExitCode}", exit.StandardErrorTail, exit.RanOutOfMemory);
        }
    }
}
