using System.Diagnostics;
using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Sandbox.Watching;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>Linux: a child confines itself (<see cref="Confine"/>), and the kernel is asked whether it has.</summary>
internal sealed class LinuxLauncher : IProcessLauncher
{
    public string? Missing => MachineProbe.Take().Missing;

    public async Task<StartedProcess> StartAsync(ProcessStartInfo start) => StartedProcess.Of(await LaunchThread.StartAsync(start));

    public string? Doubt(int processId) =>
        KernelStatus.IsFiltered(processId) ? null : "has no system-call filter";
}
