namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>Reads from another stream until one message in it is larger than it may be.</summary>
/// <remarks>The protocol's readers collect a message whole, so an endless one would fill the memory.</remarks>
internal sealed class MessageBoundStream(Stream inner, MessageBoundary boundary, int limit) : Stream
{
    private long length;
    private byte previous;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count(buffer[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Count(buffer.Span[..read]);
        return read;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var lineEnd = boundary is MessageBoundary.End ? -1 : bytes.IndexOf((byte)'\n');
            var taken = lineEnd < 0 ? bytes.Length : lineEnd + 1;

            length += taken;
            if (length > limit)
            {
                throw new MessageTooLargeException(limit);
            }

            if (lineEnd >= 0 && EndsMessage(bytes, lineEnd))
            {
                length = 0;
            }

            RememberEnd(bytes[..taken]);
            bytes = bytes[taken..];
        }
    }

    private bool EndsMessage(ReadOnlySpan<byte> bytes, int lineEnd)
    {
        if (boundary is MessageBoundary.Line)
        {
            return true;
        }

        for (var at = lineEnd - 1; at >= 0; at--)
        {
            if (bytes[at] != (byte)'\r')
            {
                return false;
            }
        }

        return previous == (byte)'\n';
    }

    private void RememberEnd(ReadOnlySpan<byte> bytes)
    {
        // A carriage return belongs to the line end beside it, so an empty line is one even with CR LF.
        var last = bytes.TrimEnd((byte)'\r');
        if (!last.IsEmpty)
        {
            previous = last[^1];
        }
    }
}
