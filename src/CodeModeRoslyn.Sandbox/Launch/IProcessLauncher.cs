using System.Diagnostics;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>
/// Starts processes on one kind of operating system, and is where a confinement for it belongs: what a child cannot do to
/// itself (Linux children confine themselves), such as starting it inside a job or a container, is done here.
/// </summary>
public interface IProcessLauncher
{
    /// <summary>What of the third wall this machine cannot give, in one sentence; null when it gives all of it.</summary>
    string? Missing { get; }

    /// <summary>Starts a process with three pipes.</summary>
    /// <param name="start">The program, its arguments, and the environment that it gets.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The system would not start it.</exception>
    Task<StartedProcess> StartAsync(ProcessStartInfo start);

    /// <summary>Asks the system, and not the child, whether the child is confined.</summary>
    /// <returns>Null, or what the system says otherwise, to follow "the system says that it".</returns>
    string? Doubt(int processId);
}
