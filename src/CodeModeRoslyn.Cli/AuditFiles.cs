using CodeModeRoslyn.Execution.Audit.Verifying;

namespace CodeModeRoslyn.Cli;

/// <summary>The files that an audit command is given.</summary>
internal static class AuditFiles
{
    /// <summary>Files as they are, folders as the files in them.</summary>
    /// <exception cref="CommandException">One is not there, or cannot be read.</exception>
    public static IReadOnlyList<string> In(IEnumerable<string> paths) => [.. paths.SelectMany(path =>
        Directory.Exists(path) ? Reading(path, AuditHeads.FilesIn)
        : File.Exists(path) ? [path]
        : throw new CommandException(ExitCode.Usage, $"There is no file or folder '{path}'. Give files of the audit trail, or the folder that they are in."))];

    /// <exception cref="CommandException">It cannot be read.</exception>
    public static T Reading<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"'{path}' cannot be read: {unreadable.Message}");
        }
    }
}
