using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Runs a command that prints a secret, such as a password manager's. It is the operator's own, and sees what the operator's shell would give it.</summary>
internal static class SecretCommand
{
    private const int MostBytes = SecretSources.MostBytes;
    private const int MostErrorCharacters = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs it.</summary>
    /// <param name="text">The command.</param>
    /// <param name="folder">Where it runs; null for where we do.</param>
    /// <param name="output">What it has printed.</param>
    /// <returns>Null when it went well, and a sentence otherwise, in which nothing is of its output.</returns>
    public static string? TryRun(string text, string? folder, out byte[] output)
    {
        output = [];
        if (CommandLineText.Split(text) is not { Count: > 0 } parts)
        {
            return $"'{text}' is no command. Write a program and its arguments, with quotes in pairs.";
        }

        // Whoever reads a configuration waits for all of it, and nobody else waits.
        var (problem, printed) = RunAsync(parts[0], parts.Skip(1), folder).GetAwaiter().GetResult();
        output = printed;
        return problem;
    }

    private static async Task<(string? Problem, byte[] Output)> RunAsync(string program, IEnumerable<string> arguments, string? folder)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder ?? "",
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return ($"The command '{program}' cannot be started: {e.Message}. Give a program that is on the PATH, or its path.", []);
        }

        // It has nobody to ask: what waits for an answer is told that there is none.
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            var error = ReadAsync(process.StandardError.BaseStream, deadline.Token);
            var printed = await ReadAsync(process.StandardOutput.BaseStream, deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode != 0 ? ($"The command '{program}' ended with exit code {process.ExitCode}{Words(await error)}. Run it in a shell to see what it needs.", [])
                : printed.Length > MostBytes ? ($"The command '{program}' printed more than {MostBytes >> 10} KB. A secret is shorter.", [])
                : (null, printed);
        }
        catch (OperationCanceledException)
        {
            return ($"The command '{program}' did not end within {Patience.TotalSeconds:0} s. Nobody can answer it here; have it work without being asked.", []);
        }
        finally
        {
            End(process);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, cancellationToken) is var length and > 0)
        {
            // Read to the end, so that it does not wait for us; kept as far as it can be of use.
            if (read.Length <= MostBytes)
            {
                read.Write(buffer, 0, length);
            }
        }

        return read.ToArray();
    }

    private static string Words(byte[] error)
    {
        var line = Encoding.UTF8.GetString(error).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
        line = string.Concat(line.Where(c => !char.IsControl(c)));
        return line.Length == 0 ? "" : $" and said '{(line.Length > MostErrorCharacters ? line[..MostErrorCharacters] + "…" : line)}'";
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended meanwhile.
        }
    }
}
