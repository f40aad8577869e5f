namespace CodeModeRoslyn.Server.Http;

/// <summary>
/// A response body that takes one event at a time, so that several messages can be answered on it at once, and that
/// can be closed to events when the answer is to be plain JSON after all.
/// </summary>
internal sealed class EventStreamBody(Stream body) : Stream
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private volatile bool isClosedToEvents;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void CloseToEvents() => isClosedToEvents = true;

    // The transport writes each event whole, in one write.
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!isClosedToEvents)
            {
                await body.WriteAsync(buffer, cancellationToken);
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!isClosedToEvents)
            {
                await body.FlushAsync(cancellationToken);
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            oneAtATime.Dispose();
        }

        base.Dispose(disposing);
    }
}
