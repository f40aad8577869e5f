namespace CodeModeRoslyn.Cli;

/// <summary>Reads scripts from where the command line says.</summary>
internal static class ScriptFile
{
    // Far above any limit on scripts, and far below what would hurt.
    private const int MostBytes = 16 << 20;

    /// <exception cref="CommandException">It is not there, cannot be read, or is no script at all by its size.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (path == "-")
        {
            return await ReadInputAsync(cancellationToken);
        }

        if (Directory.Exists(path))
        {
            throw new CommandException(ExitCode.Usage, $"'{path}' is a folder. Give the file of a script, or - for standard input.");
        }

        try
        {
            return new FileInfo(path).Length <= MostBytes
                ? await File.ReadAllTextAsync(path, cancellationToken)
                : throw new CommandException(ExitCode.Rejected, $"'{path}' is larger than {MostBytes >> 20} MB. Is it a script?");
        }
        catch (FileNotFoundException)
        {
            throw new CommandException(
                ExitCode.Usage,
                path.StartsWith('-')
                    ? $"There is no option '{path}', and no file of that name. See codemode --help."
                    : $"There is no file '{path}' here. Give a script's path, or - for standard input.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"'{path}' cannot be read: {unreadable.Message}");
        }
    }

    private static async Task<string> ReadInputAsync(CancellationToken cancellationToken)
    {
        var text = new char[MostBytes];
        var length = await Console.In.ReadBlockAsync(text, cancellationToken);
        return length < text.Length
            ? new string(text, 0, length)
            : throw new CommandException(ExitCode.Rejected, $"The input is longer than {MostBytes >> 20} million characters. Is it a script?");
    }
}
