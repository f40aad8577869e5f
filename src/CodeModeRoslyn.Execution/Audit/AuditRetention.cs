namespace CodeModeRoslyn.Execution.Audit;

/// <summary>Deletes files of the audit trail that were kept long enough, each as a whole or not at all.</summary>
public static class AuditRetention
{
    /// <summary>Deletes the files that nobody writes any more and that have had no record for as long as they are kept.</summary>
    /// <returns>How many were deleted.</returns>
    public static int Sweep(AuditOptions options, DateTimeOffset now)
    {
        if (!Directory.Exists(options.Folder))
        {
            return 0;
        }

        var deleted = 0;
        try
        {
            foreach (var file in new DirectoryInfo(options.Folder).EnumerateFiles("*" + AuditFile.Extension))
            {
                if (AuditFile.IsName(file.Name) && now - file.LastWriteTimeUtc > options.Keep && TryDelete(file.FullName))
                {
                    deleted++;
                }
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // The trail itself says that its folder cannot be used.
        }

        return deleted;
    }

    // Its process holds a lock on it until it ends, in whatever way; a process id would say less, since others get the same.
    private static bool TryDelete(string path)
    {
        try
        {
            using var mine = new FileStream(path, new FileStreamOptions { Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose });
            return true;
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
