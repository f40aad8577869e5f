using System.Buffers.Binary;
using System.Text.Json;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Protocol.Framing;

/// <summary>
/// Reads frames from a pipe, blocking. Meant for a thread of its own: .NET reads anonymous pipes by blocking a pool
/// thread, and a handful of idle children would hold the whole pool of a small machine.
/// </summary>
/// <param name="stream">The pipe's reading end.</param>
/// <param name="limits">The largest frame to accept.</param>
public sealed class FrameReader(Stream stream, FrameLimits limits)
{
    /// <summary>Reads the next frame.</summary>
    /// <returns>The frame, or null when the other side has closed the pipe between two frames.</returns>
    /// <exception cref="FrameException">The bytes are not a frame, or it is larger than the limits allow.</exception>
    public Frame? Read()
    {
        Span<byte> header = stackalloc byte[8];
        var got = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (got == 0)
        {
            return null;
        }

        if (got < header.Length)
        {
            throw new FrameException("The pipe closed inside a frame header.");
        }

        var message = ReadBlock(BinaryPrimitives.ReadUInt32LittleEndian(header), limits.MessageBytes, "message");
        var attachment = ReadBlock(BinaryPrimitives.ReadUInt32LittleEndian(header[4..]), limits.AttachmentBytes, "attachment");
        return new Frame(Parse(message), attachment);
    }

    private byte[] ReadBlock(uint length, int limit, string what)
    {
        if (length > (uint)limit)
        {
            throw new FrameException($"A frame's {what} of {length} bytes is over the limit of {limit}.");
        }

        var block = new byte[length];
        try
        {
            stream.ReadExactly(block);
        }
        catch (EndOfStreamException closed)
        {
            throw new FrameException($"The pipe closed inside a frame's {what}.", closed);
        }

        return block;
    }

    private static Message Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, MessageJson.Default.Message)
                ?? throw new FrameException("A frame holds the message 'null'.");
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            throw new FrameException("A frame's message is not one of this protocol.", broken);
        }
    }
}
