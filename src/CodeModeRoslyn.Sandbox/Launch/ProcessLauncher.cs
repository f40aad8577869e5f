namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>Which launcher this system has.</summary>
public static class ProcessLauncher
{
    /// <summary>The one for the system that this process runs on.</summary>
    public static IProcessLauncher ForThisSystem() => OperatingSystem.IsLinux() ? new LinuxLauncher() : new PlainLauncher();
}
