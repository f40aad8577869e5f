using System.Text;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Where a configuration takes secrets from, besides the environment: files, and commands that print them.</summary>
/// <param name="folder">What paths are relative to, and where commands run; null for the working directory.</param>
internal sealed class SecretSources(string? folder)
{
    /// <summary>The largest secret.</summary>
    public const int MostBytes = 64 << 10;

    private readonly Dictionary<string, (string? Problem, string Value)> commands = new(StringComparer.Ordinal);

    /// <summary>The content of a file, without the line break at its end.</summary>
    /// <returns>Null when there is one, and a sentence otherwise.</returns>
    public string? TryReadFile(string path, out string value)
    {
        value = "";
        try
        {
            var file = new FileInfo(folder is null ? path : Path.GetFullPath(path, folder));
            if (!file.Exists)
            {
                return $"There is no file '{path}'. Give the path of one; relative paths start at the configuration.";
            }

            // What is no plain file says nothing true of its length.
            using var stream = file.OpenRead();
            var bytes = new byte[MostBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > MostBytes ? $"The file '{path}' has more than {MostBytes >> 10} KB. A secret is shorter." : Take(bytes.AsSpan(0, length), $"The file '{path}'", out value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"The file '{path}' cannot be read: {e.Message}. Look at its path and its rights.";
        }
    }

    /// <summary>What a command prints, without the line break at its end. Each is run once, however often it is written.</summary>
    /// <returns>Null when there is something, and a sentence otherwise.</returns>
    public string? TryRunCommand(string text, out string value)
    {
        if (!commands.TryGetValue(text, out var known))
        {
            var taken = "";
            var problem = SecretCommand.TryRun(text, folder, out var output) ?? Take(output, $"What '{text}' prints", out taken);
            commands.Add(text, known = (problem, taken));
        }

        value = known.Value;
        return known.Problem;
    }

    private static string? Take(ReadOnlySpan<byte> bytes, string what, out string value)
    {
        value = "";
        try
        {
            value = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return $"{what} is no text in UTF-8. Nothing else can be put into a configuration.";
        }

        value = value.EndsWith("\r\n", StringComparison.Ordinal) ? value[..^2] : value.EndsWith('\n') ? value[..^1] : value;
        return value.Length > 0 ? null : $"{what} is empty. A secret is not.";
    }
}
