using System.Diagnostics;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>A process that was started, and the host's ends of its pipes.</summary>
/// <param name="Process">The process.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Output">What it says.</param>
/// <param name="Errors">What it complains about.</param>
public sealed record StartedProcess(Process Process, Stream Input, Stream Output, Stream Errors)
{
    internal static StartedProcess Of(Process process) =>
        new(process, process.StandardInput.BaseStream, process.StandardOutput.BaseStream, process.StandardError.BaseStream);
}
