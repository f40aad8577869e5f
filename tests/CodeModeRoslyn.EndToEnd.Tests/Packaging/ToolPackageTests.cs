using System.Diagnostics;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Packaging;

public sealed class ToolPackageTests : IDisposable
{
    /// <summary>It builds the program once more, as it is released.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder folder = new();

    private string Feed => Path.Combine(folder.Path, "feed");

    private string Tools => Path.Combine(folder.Path, "tools");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ThePackageIsInstalledFromAFolderAndRunsTheMainJob()
    {
        await DotnetAsync("pack", Path.Combine(RepositoryRoot.Path, "src", "CodeModeRoslyn.Cli"), "--configuration", "Release", "--output", Feed, $"-p:ToolPackageRuntimeIdentifiers={RuntimeInformation.RuntimeIdentifier}");
        await DotnetAsync("tool", "install", "CodeModeRoslyn", "--tool-path", Tools, "--add-source", Feed);
        folder.Write("main.csx", DemoUpstreams.MainJob);

        var run = await RunAsync(Path.Combine(Tools, "codemode"), "run", "main.csx");

        run.ExitCode.Should().Be(0, run.Output + run.Errors);
        run.Output.Should().Contain("completed").And.Contain("Evaluated 3 invoices");
        Assemblies().Should().HaveCountGreaterThan(20).And.OnlyContain(file => HasMachineCode(file), "nothing of it should have to be translated at each start");
    }

    /// <summary>The program's and its children's. What scripts are compiled against is never executed.</summary>
    private IEnumerable<string> Assemblies() => Directory.EnumerateFiles(Tools, "*.dll", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "refs" && !file.EndsWith(".resources.dll", StringComparison.Ordinal));

    private static bool HasMachineCode(string file)
    {
        using var assembly = new PEReader(File.OpenRead(file));
        return assembly.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0;
    }

    private async Task DotnetAsync(params string[] arguments)
    {
        var result = await RunAsync("dotnet", arguments);
        result.ExitCode.Should().Be(0, result.Output + result.Errors);
    }

    private async Task<ProgramResult> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };

        // A build that goes on serving others would hold the pipes, and is what the children of other tests are counted among.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return await CodeModeProgram.RunAsync(start, patience: Patience);
    }
}
