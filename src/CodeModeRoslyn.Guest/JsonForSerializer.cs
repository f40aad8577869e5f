using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Guest;

/// <summary>Lets <c>JsonSerializer</c> read and write <see cref="Json"/> as the JSON it is, and not as the sequence that it also is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonForSerializer : JsonConverter<Json>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(Json).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    public override Json Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Json value, JsonSerializerOptions options)
    {
        if (value.Exists)
        {
            value.AsElement().WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
