using System.Diagnostics;
using Microsoft.Playwright;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

/// <summary>A real browser: the machine's own, or Debian's, which is installed where that may be done.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
    private static readonly TimeSpan LongestInstall = TimeSpan.FromMinutes(5);
    private static readonly Lazy<string?> Executable = new(() => Find() ?? Install());

    /// <summary>Starts one; skips the test where there is none, and fails it where every test has to run.</summary>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        if (Executable.Value is { } executable)
        {
            // A container has no user namespaces for the browser's own sandbox; what it opens is ours.
            return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ["--no-sandbox"] });
        }

        const string Advice = "There is no Chromium on the PATH. Install one (Debian: apt-get install chromium) to run this test.";
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CODEMODE_REQUIRE_SHARED") is "1", Advice);
        Assert.Fail(Advice);
        return null!;
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)))
            .FirstOrDefault(File.Exists);

    private static string? Install()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !File.Exists("/usr/bin/apt-get"))
        {
            return null;
        }

        using var install = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "apt-get update && apt-get install --yes --no-install-recommends chromium fonts-dejavu-core"]) { RedirectStandardOutput = true })!;
        install.StandardOutput.ReadToEndAsync();
        return install.WaitForExit(LongestInstall) && install.ExitCode == 0 ? Find() : null;
    }
}
