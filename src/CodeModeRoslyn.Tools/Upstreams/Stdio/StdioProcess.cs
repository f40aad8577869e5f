using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Tools.Upstreams.Stdio;

/// <summary>The process of an upstream that is reached over standard input and output.</summary>
/// <remarks>
/// The SDK's own transport kills at once, takes lines of any length, and keeps what a dead launcher leaves behind; an
/// upstream deserves a chance to end in order, and none to outlive us.
/// </remarks>
internal sealed class StdioProcess : IAsyncDisposable
{
    private const int NoSuchFile = 2;
    private const int NotPermitted = 13;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    private readonly Process process;
    private readonly ProcessFamily family;
    private readonly StderrTail stderr;
    private readonly TimeProvider time;

    private StdioProcess(Process process, ProcessFamily family, TimeProvider time)
    {
        this.process = process;
        this.family = family;
        this.time = time;
        stderr = new StderrTail(process.StandardError);
        Output = new MessageBoundStream(process.StandardOutput.BaseStream, MessageBoundary.Line, UpstreamLimits.MessageBytes);
    }

    /// <summary>What we write to.</summary>
    public Stream Input => process.StandardInput.BaseStream;

    /// <summary>What we read from; a line that is too long fails the read.</summary>
    public Stream Output { get; }

    /// <exception cref="UpstreamUnavailableException">It cannot be started.</exception>
    public static StdioProcess Start(UpstreamConfig.Stdio config, TimeProvider time)
    {
        if (config.WorkingDirectory is { } folder && !Directory.Exists(folder))
        {
            throw new UpstreamUnavailableException($"working directory not found: {folder}");
        }

        var family = new ProcessFamily();
        var process = new Process { StartInfo = Describe(config, family) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            process.Dispose();
            throw new UpstreamUnavailableException(
                e.NativeErrorCode switch
                {
                    NoSuchFile => $"command not found: {config.Command}",
                    NotPermitted => $"command may not be executed: {config.Command}",
                    _ => $"command cannot be started: {config.Command}: {e.Message}",
                },
                e);
        }

        return new StdioProcess(process, family, time);
    }

    /// <summary>Says how the process ended, once its output has ended.</summary>
    public async Task<string> DescribeEndAsync()
    {
        using var patience = new CancellationTokenSource(EndPatience, time);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            await stderr.Completion.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Its output has ended and it has not, or a child of its own holds on to the error stream.
        }

        var end = process.HasExited ? $"exited with code {process.ExitCode}" : "closed its output";
        return WithStderr(end);
    }

    /// <summary>Adds the last lines of standard error to a sentence.</summary>
    public string WithStderr(string sentence) =>
        stderr.LastLines() is { Length: > 0 } lines ? $"{sentence}: {lines}" : sentence;

    /// <summary>Ends the process and all that it started: the end of its input, then a request, then by force.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseInputAsync();
        if (!await HasEndedAsync())
        {
            family.AskToEnd();
            if (!ProcessFamily.IsSupported || !await HasEndedAsync())
            {
                EndByForce();
                await HasEndedAsync();
            }
        }

        await Output.DisposeAsync();
        process.Dispose();
    }

    private static ProcessStartInfo Describe(UpstreamConfig.Stdio config, ProcessFamily family)
    {
        var start = new ProcessStartInfo
        {
            FileName = config.Command,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            WorkingDirectory = config.WorkingDirectory ?? "",
        };

        if (OperatingSystem.IsWindows())
        {
            // npx and its like are scripts there, which only the shell can start.
            start.FileName = "cmd.exe";
            start.ArgumentList.Add("/c");
            start.ArgumentList.Add(config.Command);
        }

        foreach (var argument in config.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in StdioClientTransportOptions.GetDefaultEnvironmentVariables())
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in config.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[ProcessFamily.VariableName] = family.Name;
        return start;
    }

    private async Task CloseInputAsync()
    {
        try
        {
            await process.StandardInput.DisposeAsync();
        }
        catch (IOException)
        {
            // It no longer reads; closed all the same.
        }
    }

    private async Task<bool> HasEndedAsync()
    {
        // There is no event for the end of a process that is not a child of ours, so this looks.
        var since = time.GetTimestamp();
        while (!process.HasExited || family.IsAlive())
        {
            if (time.GetElapsedTime(since) > EndPatience)
            {
                return false;
            }

            await Task.Delay(LookInterval, time);
        }

        return true;
    }

    private void EndByForce()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended by itself meanwhile.
        }

        family.End();
    }
}
