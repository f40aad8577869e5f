using System.Collections.Concurrent;
using CodeModeRoslyn.Protocol.Framing;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>Writes frames to a child on a thread of its own, so that a child that does not read holds up nobody.</summary>
internal sealed class FrameOutbox : IDisposable
{
    // Far more than an honest child ever leaves unread.
    private const int FramesUnread = 4096;
    private const long BytesUnread = 256L << 20;

    private readonly BlockingCollection<Frame> queue = new(FramesUnread);
    private readonly Stream stream;
    private readonly Action<string> onUnread;
    private readonly Thread thread;
    private long queuedBytes;

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
        var unread = Interlocked.Add(ref queuedBytes, frame.Attachment.Length);
        try
        {
            if (unread > BytesUnread || !queue.TryAdd(frame))
            {
                onUnread("It did not read what was sent to it.");
            }
        }
        catch (InvalidOperationException)
        {
            // Closed in between: the child is on its way out, and its end is reported elsewhere.
        }
    }

    /// <summary>Lets the thread write what is queued, and then close the pipe.</summary>
    public void Close() => queue.CompleteAdding();

    /// <summary>Ends the thread. The child must have ended before.</summary>
    public void Dispose()
    {
        Close();
        thread.Join();
        queue.Dispose();
    }

    private void Write()
    {
        var writer = new FrameWriter(stream);
        try
        {
            using var closing = stream;
            foreach (var frame in queue.GetConsumingEnumerable())
            {
                writer.Write(frame.Message, frame.Attachment.Span);
                Interlocked.Add(ref queuedBytes, -frame.Attachment.Length);
            }
        }
        catch (IOException)
        {
            Close(); // The child has ended; what is still queued is for nobody.
        }
    }
}
