using System.Diagnostics;

namespace CodeModeRoslyn.Testing;

/// <summary>A real browser's program: the machine's own, or Debian's, which is installed where that may be done.</summary>
internal static class ChromiumExecutable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
    private static readonly TimeSpan LongestInstall = TimeSpan.FromMinutes(5);
    private static readonly Lazy<string?> Found = new(() => Find() ?? Install());

    /// <summary>What to do where there is none.</summary>
    public const string Advice = "There is no Chromium on the PATH. Install one (Debian: apt-get install chromium).";

    /// <summary>A container has no user namespaces for the browser's own sandbox; what it opens is ours.</summary>
    public static IReadOnlyList<string> Arguments { get; } = ["--no-sandbox"];

    /// <summary>Its path; null where there is none.</summary>
    public static string? Path => Found.Value;

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)))
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
