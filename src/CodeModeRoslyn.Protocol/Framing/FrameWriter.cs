using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Protocol.Framing;

/// <summary>Writes frames to a pipe, whole and one after the other, whichever threads they come from.</summary>
/// <param name="stream">The pipe's writing end.</param>
public sealed class FrameWriter(Stream stream)
{
    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>Writes one frame and flushes it. Blocks while the pipe is full.</summary>
    /// <param name="message">What to say.</param>
    /// <param name="attachment">The bytes beside it.</param>
    /// <exception cref="IOException">The other side is gone.</exception>
    public void Write(Message message, ReadOnlySpan<byte> attachment = default)
    {
        lock (gate)
        {
            buffer.ResetWrittenCount();
            var header = buffer.GetSpan(8)[..8];
            header.Clear();
            buffer.Advance(8);
            using (var json = new Utf8JsonWriter(buffer))
            {
                JsonSerializer.Serialize(json, message, MessageJson.Default.Message);
            }

            Span<byte> lengths = stackalloc byte[8];
            BinaryPrimitives.WriteUInt32LittleEndian(lengths, (uint)(buffer.WrittenCount - 8));
            BinaryPrimitives.WriteUInt32LittleEndian(lengths[4..], (uint)attachment.Length);

            // One write for header and message: a pipe passes up to 4 KB on in one piece, so the reader wakes once.
            var framed = buffer.WrittenSpan.ToArray();
            lengths.CopyTo(framed);
            stream.Write(framed);
            if (!attachment.IsEmpty)
            {
                stream.Write(attachment);
            }

            stream.Flush();
        }
    }
}
