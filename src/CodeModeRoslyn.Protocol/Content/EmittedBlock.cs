using System.Text.Json;

namespace CodeModeRoslyn.Protocol.Content;

/// <summary>One block of content that a script hands to its caller: an image, a sound, text, a resource, or a link to one.</summary>
/// <param name="Type"><c>text</c>, <c>image</c>, <c>audio</c>, <c>resource</c> or <c>resource_link</c>.</param>
/// <param name="MimeType">Null when the block has none.</param>
/// <param name="Bytes">The size of what it holds, base64 decoded, or of what it links to; null when a link does not say.</param>
/// <param name="Json">
/// The block in MCP's words, UTF-8. It was written anew from the members that MCP has for such a block: nothing else comes
/// through, <c>_meta</c> included.
/// </param>
public sealed record EmittedBlock(string Type, string? MimeType, long? Bytes, ReadOnlyMemory<byte> Json)
{
    /// <summary>Reads a block, as a script or a worker gives it, and believes nothing of it.</summary>
    /// <exception cref="ContentException">It is no block of a known type, or lacks what a block of its type has.</exception>
    public static EmittedBlock Read(JsonElement block)
    {
        try
        {
            using var reader = new BlockReader(block);
            return reader.Read();
        }
        catch (InvalidOperationException broken)
        {
            // Half a surrogate pair is valid JSON, but no text.
            throw new ContentException("A text in this content is no Unicode text.", broken);
        }
    }
}
