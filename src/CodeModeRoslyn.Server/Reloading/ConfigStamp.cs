namespace CodeModeRoslyn.Server.Reloading;

/// <summary>
/// What a file looks like from outside. It is asked for again and again, since notifications of file systems are lost on network mounts
/// and where a link is pointed elsewhere, as containers do it.
/// </summary>
/// <param name="Path">Where links end; null when there is no file.</param>
/// <param name="Written">When it was written.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct ConfigStamp(string? Path, DateTime Written, long Length)
{
    /// <summary>Of the file now.</summary>
    public static ConfigStamp Of(string? path)
    {
        try
        {
            var file = path is null ? null : new FileInfo(path);
            file = file?.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return file is { Exists: true } ? new ConfigStamp(file.FullName, file.LastWriteTimeUtc, file.Length) : default;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Replaced at this very moment: the next look sees what by.
            return default;
        }
    }
}
