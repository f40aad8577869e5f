using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>A system that we know no confinement for. The policy and the limits hold there too; the third wall is missing.</summary>
internal sealed class PlainLauncher : IProcessLauncher
{
    public string? Missing => $"No confinement is known for {RuntimeInformation.OSDescription}: what a script does when it gets past the policy is not held up by the system.";

    public async Task<StartedProcess> StartAsync(ProcessStartInfo start) => StartedProcess.Of(await LaunchThread.StartAsync(start));

    public string? Doubt(int processId) => "does not confine it at all";
}
