using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Validation;

namespace CodeModeRoslyn.Tools.Bindings.Examples;

/// <summary>Makes strings: of the format, as the description shows one, or as the name suggests; the first that the schema lets through.</summary>
internal static class ExampleString
{
    private const int LongestPattern = 200;
    private const int Longest = 100;

    private static readonly Dictionary<string, string> ByFormat = WordTable.Of(
        ("2026-01-31T09:00:00Z", "date-time"),
        ("2026-01-31", "date"),
        ("09:00:00Z", "time"),
        ("P1D", "duration"),
        ("ada@example.com", "email idn-email"),
        ("example.com", "hostname"),
        ("https://example.com/", "uri url iri"),
        ("/path", "uri-reference"),
        ("3f2504e0-4f89-41d3-9a0c-0305e82c3301", "uuid"),
        ("192.0.2.1", "ipv4"),
        ("2001:db8::1", "ipv6"),
        ("aGVsbG8=", "byte binary base64"),
        ("123", "int32 int64"));

    // What the patterns of documents most often ask for.
    private static readonly string[] Usual =
    [
        "abc", "ABC", "abc-123", "a1", "A", "1", "12", "123", "1234", "12345", "123456789012", "1.0", "DE", "DEU", "EUR", "en-US", "/", "/path", "true",
        "2026-01-31", "2026-01-31T09:00:00Z", "#336699", "+4930123456", "192.0.2.1", "ada@example.com", "https://example.com/", "projects/example",
        "arn:aws:s3:::example", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "0123456789abcdef0123456789abcdef",
    ];

    /// <param name="type">A string, or what may be one.</param>
    /// <param name="name">What it is called.</param>
    public static JsonNode Of(SchemaType type, string name)
    {
        if (type.Values is [var first, ..])
        {
            return JsonValue.Create(first);
        }

        var suggested = ExampleWords.Suggest(name);
        var ofFormat = Text(type.Schema, "format") is { } format ? ByFormat.GetValueOrDefault(format) : null;
        var candidates = new[] { ofFormat, DescribedExample.Of(type.Description), suggested }.OfType<string>().Concat(Usual);
        return JsonValue.Create(candidates.FirstOrDefault(candidate => Allows(type.Schema, candidate)) ?? Fitted(type.Schema, suggested));
    }

    private static bool Allows(JsonElement schema, string text) =>
        text.Length >= (Length(schema, "minLength") ?? 0) && text.Length <= (Length(schema, "maxLength") ?? int.MaxValue)
        && (Text(schema, "pattern") is not { Length: <= LongestPattern } pattern || Patterns.Matches(pattern, text) != false);

    private static string Fitted(JsonElement schema, string text)
    {
        var padded = text.PadRight((int)Math.Min(Length(schema, "minLength") ?? 0, Longest), 'x');
        return padded[..(int)Math.Min(Length(schema, "maxLength") ?? int.MaxValue, padded.Length)];
    }

    private static string? Text(JsonElement schema, string keyword) => schema.ValueKind == JsonValueKind.Object ? JsonText.Of(schema, keyword) : null;

    private static long? Length(JsonElement schema, string keyword) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var length) && length >= 0 ? length : null;
}
