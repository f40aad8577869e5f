using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>The installed runtime that this process runs on, wherever it was put; its children run on the same.</summary>
/// <param name="Root">The folder that holds the <c>dotnet</c> program and the shared frameworks.</param>
/// <param name="Muxer">The <c>dotnet</c> program.</param>
internal sealed record DotnetRuntime(string Root, string Muxer)
{
    /// <summary>Finds it from the running runtime, which holds for a program with its own executable as well.</summary>
    /// <exception cref="ChildStartException">This process does not run on an installed runtime.</exception>
    public static DotnetRuntime OfThisProcess()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var root = runtime.Parent?.Parent?.Parent?.FullName;
        var muxer = Path.Combine(root ?? "/", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return root is not null && File.Exists(muxer)
            ? new DotnetRuntime(root, muxer)
            : throw new ChildStartException(
                $"No dotnet program was found for the runtime in '{runtime.FullName}'; run codemode on an installed .NET runtime.");
    }
}
