using System.Threading.Channels;
using CodeModeRoslyn.Protocol.Framing;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>Reads a child's frames on a thread of its own, no further ahead of their reader than a few frames.</summary>
internal sealed class FrameInbox : IDisposable
{
    // A frame may be as large as its limits allow, so a child that floods could fill this many times that much.
    private const int FramesAhead = 2;

    private readonly Channel<Frame> frames = Channel.CreateBounded<Frame>(
        new BoundedChannelOptions(FramesAhead) { SingleWriter = true });
    private readonly CancellationTokenSource abandoned = new();
    private readonly Action<string> onProtocolError;
    private readonly Action onEnd;
    private readonly Thread thread;

    /// <param name="stream">The pipe that the child writes.</param>
    /// <param name="limits">The largest frame to accept.</param>
    /// <param name="name">The child's name, for the thread.</param>
    /// <param name="onProtocolError">Called with a sentence when the child breaks the protocol.</param>
    /// <param name="onEnd">Called when the child will say nothing more, whatever the reason.</param>
    public FrameInbox(Stream stream, FrameLimits limits, string name, Action<string> onProtocolError, Action onEnd)
    {
        this.onProtocolError = onProtocolError;
        this.onEnd = onEnd;
        thread = new Thread(() => Read(stream, limits)) { IsBackground = true, Name = $"{name} reader" };
        thread.Start();
    }

    /// <summary>What the child said. Completed when it has ended or broken the protocol.</summary>
    public ChannelReader<Frame> Frames => frames.Reader;

    /// <summary>Ends the thread. The child must have ended before.</summary>
    public void Dispose()
    {
        abandoned.Cancel();
        thread.Join();
        abandoned.Dispose();
    }

    private void Read(Stream stream, FrameLimits limits)
    {
        // Closed here and not by the process, which leaves streams that were taken from it to their finalizers.
        using var closing = stream;
        var reader = new FrameReader(stream, limits);
        try
        {
            while (reader.Read() is { } frame)
            {
                if (!frames.Writer.TryWrite(frame))
                {
                    frames.Writer.WriteAsync(frame, abandoned.Token).AsTask().GetAwaiter().GetResult();
                }
            }
        }
        catch (FrameException broken)
        {
            onProtocolError(broken.Message);
        }
        catch (OutOfMemoryException)
        {
            // The frame was within its limits, and this process had no room for it: the child goes, and not the host.
            onProtocolError("It sent a frame for which the host had no memory.");
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException)
        {
            // The child has ended, or nobody will read what it says.
        }
        finally
        {
            onEnd();
            frames.Writer.Complete();
        }
    }
}
