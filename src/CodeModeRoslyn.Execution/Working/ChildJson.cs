using System.Text.Json;
using System.Text.Unicode;

namespace CodeModeRoslyn.Execution.Working;

/// <summary>Judges JSON that a child sent, before anything else reads it or passes it on.</summary>
internal static class ChildJson
{
    /// <summary>
    /// The deepest JSON to accept. What carries it further (a report inside of an answer's metadata, an upstream's request)
    /// puts a few levels around it, and readers and writers commonly stop at 64.
    /// </summary>
    public const int MostDepth = 56;

    /// <summary>Whether it is JSON that can also be written again.</summary>
    /// <param name="utf8">What the child sent.</param>
    /// <param name="kind">The kind of value it has to be; null for any.</param>
    public static bool IsSound(ReadOnlyMemory<byte> utf8, JsonValueKind? kind = null)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MostDepth, AllowDuplicateProperties = false });

            // Parsing does not look inside strings, and writing finds half of a surrogate pair but no bytes that are not UTF-8.
            using var nowhere = new Utf8JsonWriter(Stream.Null);
            document.RootElement.WriteTo(nowhere);
            return Utf8.IsValid(utf8.Span) && (kind is null || document.RootElement.ValueKind == kind);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
