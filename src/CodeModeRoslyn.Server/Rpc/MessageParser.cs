using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Rpc;

/// <summary>Reads what a caller sent. All of it is hostile until it has come through here.</summary>
internal static class MessageParser
{
    // A name twice in one object could mean one thing to a gateway that looks at the first and another to us.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MessageLimits.Depth, AllowDuplicateProperties = false };

    /// <summary>Reads a body of one message, or an array of them.</summary>
    /// <exception cref="JsonException">It is no JSON, or none that is read here; the message is for us, not for the caller.</exception>
    /// <exception cref="NoMessageException">It is JSON, and neither.</exception>
    public static async Task<ParsedMessages> ParseAsync(Stream body, CancellationToken cancellationToken)
    {
        using var document = await JsonDocument.ParseAsync(body, Strict, cancellationToken);
        return Parse(document.RootElement);
    }

    /// <inheritdoc cref="ParseAsync"/>
    public static ParsedMessages Parse(ReadOnlyMemory<byte> text)
    {
        using var document = JsonDocument.Parse(text, Strict);
        return Parse(document.RootElement);
    }

    private static ParsedMessages Parse(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Array)
        {
            return new ParsedMessages([ToMessage(root)], IsBatch: false);
        }

        var length = root.GetArrayLength();
        if (length is 0 or > MessageLimits.Batch)
        {
            throw new NoMessageException($"A batch of {length} messages; 1 to {MessageLimits.Batch} are allowed.");
        }

        return new ParsedMessages([.. root.EnumerateArray().Select(ToMessage)], IsBatch: true);
    }

    private static JsonRpcMessage ToMessage(JsonElement element)
    {
        try
        {
            return element.Deserialize<JsonRpcMessage>(McpJsonUtilities.DefaultOptions) ?? throw new NoMessageException("A message is null.");
        }
        catch (JsonException e)
        {
            throw new NoMessageException(e.Message, e);
        }
    }
}
