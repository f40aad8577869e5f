namespace CodeModeRoslyn.Protocol.Content;

/// <summary>Ceilings of one content block. Those of a whole run are the run's own.</summary>
public static class ContentLimits
{
    /// <summary>One block as JSON in UTF-8, base64 included: what a worker's frame can carry beside its message.</summary>
    public const int BlockBytes = 16 << 20;

    /// <summary>A MIME type, parameters included.</summary>
    public const int MimeTypeCharacters = 255;

    /// <summary>An address.</summary>
    public const int UriCharacters = 8_192;

    /// <summary>A name, a title or a description.</summary>
    public const int WordsCharacters = 4_000;
}
