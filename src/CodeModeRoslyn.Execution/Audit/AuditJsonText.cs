using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>A JSON value that is recorded as it stands, without line breaks.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record AuditJsonText(ReadOnlyMemory<byte> Utf8)
{
    internal sealed class Converter : JsonConverter<AuditJsonText>
    {
        public override AuditJsonText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Records are written, and read by their bytes.");

        // It was read to its end when it was made compact.
        public override void Write(Utf8JsonWriter writer, AuditJsonText value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
