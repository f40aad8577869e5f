using CodeModeRoslyn.Protocol.Framing;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>Writes frames to a child on a thread of its own, so that a child that does not read holds up nobody.</summary>
internal sealed class FrameOutbox : IDisposable
{
    // Far more than an honest child ever leaves unread.
    private const int FramesUnread = 4096;
    private const long BytesUnread = 256L << 20;

    // No blocking collection: its reader spins for a while before it waits, on processors that the children want.
    private readonly Queue<Frame> queue = [];
    private readonly object gate = new();
    private readonly Stream stream;
    private readonly Action<string> onUnread;
    private readonly Thread thread;
    private long queuedBytes;
    private bool isClosed;

    /// <param name="stream">The pipe that the child reads.</param>
    /// <param name="name">The child's name, for the thread.</param>
    /// <param name="onUnread">Called with a sentence when the child leaves too much unread.</param>
    public FrameOutbox(Stream stream, string name, Action<string> onUnread)
    {
        this.stream = stream;
        this.onUnread = onUnread;
        thread = new Thread(Write) { IsBackground = true, Name = $"{name} writer" };
        thread.Start();
    }

    /// <summary>Queues a frame; does nothing once the outbox is closed.</summary>
    public void Send(Frame frame)
    {
        lock (gate)
        {
            if (isClosed)
            {
                // The child is on its way out, and its end is reported elsewhere.
                return;
            }

            if (queue.Count < FramesUnread && queuedBytes + frame.Attachment.Length <= BytesUnread)
            {
                queuedBytes += frame.Attachment.Length;
                queue.Enqueue(frame);
                Monitor.Pulse(gate);
                return;
            }
        }

        onUnread("It did not read what was sent to it.");
    }

    /// <summary>Lets the thread write what is queued, and then close the pipe.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Ends the thread. The child must have ended before.</summary>
    public void Dispose()
    {
        Close();
        thread.Join();
    }

    private void Write()
    {
        var writer = new FrameWriter(stream);
        try
        {
            using var closing = stream;
            while (Take() is { } frame)
            {
                writer.Write(frame.Message, frame.Attachment.Span);
                lock (gate)
                {
                    queuedBytes -= frame.Attachment.Length;
                }
            }
        }
        catch (IOException)
        {
            Close(); // The child has ended; what is still queued is for nobody.
        }
    }

    private Frame? Take()
    {
        lock (gate)
        {
            while (queue.Count == 0)
            {
                if (isClosed)
                {
                    return null;
                }

                Monitor.Wait(gate);
            }

            return queue.Dequeue();
        }
    }
}
