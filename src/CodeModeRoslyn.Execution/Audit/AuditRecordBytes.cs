using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>Turns records into bytes. Each thread has its own buffer, so that a record leaves little to collect.</summary>
internal static class AuditRecordBytes
{
    private const int Usual = 1024;

    /// <summary>A buffer that has become larger is not kept.</summary>
    private const int MostKept = 1 << 20;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>The record as a JSON object on one line; holds until this thread asks again.</summary>
    public static ReadOnlySpan<byte> Of(AuditRecord record)
    {
        if (buffer is null || writer is null || buffer.Capacity > MostKept)
        {
            buffer = new ArrayBufferWriter<byte>(Usual);

            // People read these files, and no browser does: quotes and umlauts stay what they are. Control characters do not.
            writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        }

        buffer.ResetWrittenCount();
        writer.Reset();
        JsonSerializer.Serialize(writer, record, AuditJson.Default.AuditRecord);
        writer.Flush();
        return buffer.WrittenSpan;
    }
}
