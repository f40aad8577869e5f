using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Tests;

/// <summary>The test child, as a program of the sandbox.</summary>
internal static class TestPrograms
{
    private const string Name = "CodeModeRoslyn.Sandbox.TestChild";

    /// <summary>The folder it was built into: beside that of the tests, in the same configuration.</summary>
    public static string Folder { get; } = FindFolder();

    public static string AssemblyPath { get; } = Path.Combine(Folder, Name + ".dll");

    public static ChildProgram Confined { get; } = new()
    {
        Name = "test child",
        AssemblyPath = AssemblyPath,
        FrameLimits = new FrameLimits(1 << 16, 2 << 20),
        HeapBytes = 64L << 20,
        ExtraDataBytes = 100L << 20,
    };

    public static ChildProgram Unconfined { get; } =
        Confined with { Arguments = ["unconfined"], RequireConfinement = false };

    public static ChildProgram At(string folder) =>
        Confined with { AssemblyPath = Path.Combine(folder, Name + ".dll") };

    private static string FindFolder()
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(tests.Parent!.Parent!.FullName, Name, tests.Name);
    }
}
