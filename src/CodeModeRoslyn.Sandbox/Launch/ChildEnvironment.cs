using System.Globalization;
using CodeModeRoslyn.Confinement;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>Builds a child's environment from nothing.</summary>
internal static class ChildEnvironment
{
    public static void Fill(IDictionary<string, string?> environment, ChildProgram program, DotnetRuntime runtime)
    {
        environment.Clear();
        var profile = new ConfinementProfile
        {
            Need = program.RequireConfinement ? ConfinementNeed.Required : ConfinementNeed.Available,
            HostProcessId = Environment.ProcessId,
            DataBytes = program.DataBytes,
            HeapBytes = program.HeapBytes,
            OpenFiles = program.Profile.OpenFiles,
            ProcessorSeconds = program.ProcessorTime is { } time ? (int)Math.Ceiling(time.TotalSeconds) : null,
            ReadablePaths = program.Profile.ReadablePaths(runtime.Root, Path.GetDirectoryName(program.AssemblyPath)!),
        };
        environment[ConfinementProfile.Variable] = profile.Write();

        environment[ChildVariables.HeapLimit] = program.HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        foreach (var (name, value) in ChildVariables.Fixed)
        {
            environment[name] = value;
        }

        if (OperatingSystem.IsWindows())
        {
            environment[ChildVariables.WindowsRoot] = Environment.GetEnvironmentVariable(ChildVariables.WindowsRoot);
        }
    }
}
