namespace CodeModeRoslyn.Server.Tests.Conformance;

/// <summary>The smallest files of their kinds.</summary>
internal static class Samples
{
    /// <summary>One transparent pixel.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=");

    /// <summary>Eight samples of silence, 8,000 a second.</summary>
    public static byte[] Wav { get; } =
    [
        .. "RIFF"u8, .. BitConverter.GetBytes(36 + 8), .. "WAVE"u8,
        .. "fmt "u8, .. BitConverter.GetBytes(16), .. BitConverter.GetBytes((short)1), .. BitConverter.GetBytes((short)1),
        .. BitConverter.GetBytes(8_000), .. BitConverter.GetBytes(8_000), .. BitConverter.GetBytes((short)1), .. BitConverter.GetBytes((short)8),
        .. "data"u8, .. BitConverter.GetBytes(8), .. Enumerable.Repeat((byte)128, 8),
    ];
}
