using System.Text.Json;
using System.Text.Unicode;

namespace CodeModeRoslyn.Execution.Working;

/// <summary>Judges JSON that a child sent, before anything else reads it or passes it on.</summary>
internal static class ChildJson
{
    /// <summary>
    /// The deepest result to accept. What carries it further (a report inside of an answer's metadata) puts a few levels around
    /// it, and readers commonly stop at 64.
    /// </summary>
    public const int ResultDepth = 56;

    /// <summary>The deepest arguments to accept, as deep as a script can make them. Who sends them on may be able to send less.</summary>
    public const int ArgumentsDepth = 1_000;

    /// <summary>Whether it is JSON that can also be written again.</summary>
    /// <param name="utf8">What the child sent.</param>
    /// <param name="deepest">The most levels.</param>
    public static bool IsSound(ReadOnlyMemory<byte> utf8, int deepest) => Parse(utf8, deepest) is not null;

    /// <summary>Reads JSON that can also be written again; null when it is none.</summary>
    /// <param name="utf8">What the child sent.</param>
    /// <param name="deepest">The most levels.</param>
    /// <param name="kind">The kind of value it has to be; null for any.</param>
    public static JsonElement? Parse(ReadOnlyMemory<byte> utf8, int deepest, JsonValueKind? kind = null)
    {
        try
        {
            var root = JsonElement.Parse(utf8.Span, new JsonDocumentOptions { MaxDepth = deepest, AllowDuplicateProperties = false });

            // Parsing does not look inside strings, and writing finds half of a surrogate pair but no bytes that are not UTF-8.
            using var nowhere = new Utf8JsonWriter(Stream.Null, new JsonWriterOptions { MaxDepth = deepest });
            root.WriteTo(nowhere);
            return Utf8.IsValid(utf8.Span) && (kind is null || root.ValueKind == kind) ? root : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
