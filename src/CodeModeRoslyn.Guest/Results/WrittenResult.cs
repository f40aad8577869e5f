namespace CodeModeRoslyn.Guest.Results;

/// <summary>A value written as JSON.</summary>
/// <param name="Utf8">Valid JSON, also when it was shortened.</param>
/// <param name="Length">
/// How many characters it would have had. When it was shortened this is what was counted before the count was given up,
/// so it is at least that.
/// </param>
/// <param name="Truncated">Whether something is missing.</param>
internal readonly record struct WrittenResult(ReadOnlyMemory<byte> Utf8, long Length, bool Truncated)
{
    /// <summary>No value at all.</summary>
    /// <summary>Where it was shortened; null where it was not, or not between two items.</summary>
    public ShortenedAt? Shortened { get; init; }

    public static WrittenResult Nothing { get; } = new(ReadOnlyMemory<byte>.Empty, 0, Truncated: false);
}
