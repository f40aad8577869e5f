using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>What a service says of an error, for the end of a sentence: its own sentence, and which fields and rules it names.</summary>
internal static class ProblemText
{
    private const int LongestSentence = 300;
    private const int LongestDetails = 600;

    // RFC 9457 has the first and the third.
    private static readonly string[] Sentences = ["detail", "message", "title", "error"];

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 1_000, AllowDuplicateProperties = false };

    // For a model to read, and not for a browser.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="value">The body of the answer as JSON; null for JSON that is none.</param>
    /// <param name="redactor">Knows what the service may not repeat.</param>
    public static string Of(byte[]? value, SecretRedactor redactor)
    {
        if (value is null)
        {
            return ".";
        }

        using var document = JsonDocument.Parse(value, Strict);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
        {
            root = error;
        }

        var source = Array.Find(Sentences, name => !string.IsNullOrWhiteSpace(JsonText.Of(root, name)));
        var sentence = Shorten(source is null ? JsonText.Of(root) : JsonText.Of(root, source), LongestSentence, redactor);
        var details = Shorten(Details(root, source), LongestDetails, redactor);
        return (sentence, details) switch
        {
            ("", "") => ".",
            (_, "") => $": {sentence}",
            ("", _) => $": {details}",
            _ => $": {sentence} {details}",
        };
    }

    // Before it is cut: half a secret would not be found.
    private static string Shorten(string? text, int most, SecretRedactor redactor) =>
        string.IsNullOrWhiteSpace(text) ? "" : FailureText.Shorten(redactor.Redact(text), most);

    // What is neither the sentence nor empty, nor only says once more which status it is.
    private static string? Details(JsonElement root, string? sentence) => root.ValueKind switch
    {
        JsonValueKind.Array when root.GetArrayLength() > 0 => Write(root.WriteTo),
        JsonValueKind.Object when root.EnumerateObject().Where(member => IsTelling(member, sentence)).ToList() is { Count: > 0 } telling => Write(writer =>
        {
            writer.WriteStartObject();
            telling.ForEach(member => member.WriteTo(writer));
            writer.WriteEndObject();
        }),
        _ => null,
    };

    private static bool IsTelling(JsonProperty member, string? sentence) => JsonText.NameOf(member) is { } name
        && name != sentence
        && name is not ("status" or "statusCode" or "status_code")
        && member.Value.ValueKind switch
        {
            JsonValueKind.Null => false,
            JsonValueKind.Array => member.Value.GetArrayLength() > 0,
            JsonValueKind.Object => member.Value.GetPropertyCount() > 0,
            JsonValueKind.String => JsonText.Of(member.Value) is not (null or "" or "about:blank"),
            _ => true,
        };

    private static string? Write(Action<Utf8JsonWriter> write)
    {
        try
        {
            var bytes = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(bytes, Readable))
            {
                write(writer);
            }

            return Encoding.UTF8.GetString(bytes.WrittenSpan);
        }
        catch (Exception unwritable) when (unwritable is InvalidOperationException or ArgumentException)
        {
            // Half a surrogate pair. A script still has it all in Content.
            return null;
        }
    }
}
