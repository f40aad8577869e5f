using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

/// <summary>A child that says byte for byte what a test gives it.</summary>
internal static class TakenOver
{
    private const string Name = "CodeModeRoslyn.Sandbox.TestChild";

    private static readonly DirectoryInfo Tests = new(AppContext.BaseDirectory);

    public static ChildProgram Program { get; } = new()
    {
        Name = "taken-over worker",
        AssemblyPath = Path.Combine(Tests.Parent!.Parent!.FullName, Name, Tests.Name, Name + ".dll"),
        FrameLimits = FrameLimits.FromWorker,
        HeapBytes = 256L << 20,
    };
}
