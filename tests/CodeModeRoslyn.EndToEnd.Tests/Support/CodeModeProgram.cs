using System.Diagnostics;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>The program as the build made it, started as a person would start it.</summary>
internal static class CodeModeProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Beside this test's own output: artifacts/bin/CodeModeRoslyn.Cli/(debug or release)/codemode.dll.</summary>
    public static string Assembly { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "CodeModeRoslyn.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "codemode.dll"));

    public static ProcessStartInfo StartInfo(IEnumerable<string> arguments, string? workingDirectory = null, string? assembly = null) =>
        new("dotnet", ["exec", assembly ?? Assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };

    public static Task<ProgramResult> RunAsync(params string[] arguments) => RunAsync(StartInfo(arguments));

    public static async Task<ProgramResult> RunAsync(ProcessStartInfo start, string input = "", TimeSpan? patience = null)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(patience ?? Patience);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ProgramResult(process.ExitCode, await output, await errors);
    }
}
