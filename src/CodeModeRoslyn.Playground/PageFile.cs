using System.Collections.Frozen;

namespace CodeModeRoslyn.Playground;

/// <summary>A file of the page.</summary>
/// <param name="Path">Where it is on this machine.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="IsForever">Whether its name changes with what is in it.</param>
/// <param name="IsCompressed">Whether there is a copy beside it, compressed by Brotli.</param>
internal sealed record PageFile(string Path, string ContentType, bool IsForever, bool IsCompressed)
{
    /// <summary>What the compressed copy's name ends with.</summary>
    public const string Compressed = ".br";

    private const string Assets = "assets";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".ttf"] = "font/ttf",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The files of a folder that a page may consist of, by their paths in it.</summary>
    public static FrozenDictionary<string, PageFile> In(string folder) =>
        !Directory.Exists(folder) ? FrozenDictionary<string, PageFile>.Empty
            : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => ContentTypes.ContainsKey(System.IO.Path.GetExtension(file)))
                .Select(file => (Name: System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
                .ToFrozenDictionary(
                    file => file.Name,
                    file => new PageFile(file.File, ContentTypes[System.IO.Path.GetExtension(file.File)], file.Name.StartsWith($"{Assets}/", StringComparison.Ordinal), File.Exists(file.File + Compressed)),
                    StringComparer.Ordinal);
}
