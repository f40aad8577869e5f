using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Packaging;

public sealed class ToolPackageTests : IDisposable
{
    /// <summary>It builds the program once more, as it is released.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>One that this is not.</summary>
    private static readonly string OtherPlatform = OperatingSystem.IsWindows() ? "linux-x64" : "win-x64";

    private static readonly string[] Programs = ["codemode.dll", "CodeModeRoslyn.Compiler.dll", "CodeModeRoslyn.Importer.dll", "CodeModeRoslyn.Worker.dll"];

    private readonly TemporaryFolder folder = new();

    private string Feed => Path.Combine(folder.Path, "feed");

    private string Tools => Path.Combine(folder.Path, "tools");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ThePackageIsInstalledFromAFolderAndRunsTheMainJob()
    {
        await DotnetAsync("pack", Path.Combine(RepositoryRoot.Path, "src", "CodeModeRoslyn.Cli"), "--configuration", "Release", "--output", Feed);
        await DotnetAsync("tool", "install", "CodeModeRoslyn", "--tool-path", Tools, "--source", Feed);
        folder.Write("main.csx", DemoUpstreams.MainJob);

        var run = await RunAsync(Path.Combine(Tools, "codemode"), "run", "main.csx");

        run.ExitCode.Should().Be(0, run.Output + run.Errors);
        run.Output.Should().Contain("completed").And.Contain("Evaluated 3 invoices");
        Directory.EnumerateFiles(Tools, "index.html", SearchOption.AllDirectories).Should().ContainSingle("the page is packed: nobody needs Node to see it")
            .Which.Should().Contain($"{Path.DirectorySeparatorChar}playground{Path.DirectorySeparatorChar}");
        Assemblies().Select(file => MachineOf(File.ReadAllBytes(file))).Should().HaveCountGreaterThan(20).And.NotContainNulls("nothing of it should have to be translated at each start");
        MachinesOf(OtherPlatform).Should().HaveCount(Programs.Length).And.NotContainNulls().And.NotIntersectWith(MachinesOf(RuntimeInformation.RuntimeIdentifier), "each platform's package has that platform's code");
    }

    /// <summary>What the machine code in an assembly is for; null where it has none.</summary>
    private static Machine? MachineOf(byte[] image)
    {
        using var assembly = new PEReader([.. image]);
        return assembly.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0 ? assembly.PEHeaders.CoffHeader.Machine : null;
    }

    private static byte[] Unzip(ZipArchiveEntry entry)
    {
        using var image = new MemoryStream();
        using var packed = entry.Open();
        packed.CopyTo(image);
        return image.ToArray();
    }

    /// <summary>The program's and its children's. What scripts are compiled against is never executed.</summary>
    private IEnumerable<string> Assemblies() => Directory.EnumerateFiles(Tools, "*.dll", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "refs" && !file.EndsWith(".resources.dll", StringComparison.Ordinal));

    private List<Machine?> MachinesOf(string platform)
    {
        using var package = ZipFile.OpenRead(Directory.EnumerateFiles(Feed, $"CodeModeRoslyn.{platform}.*.nupkg").Single());
        return [.. package.Entries.Where(entry => Programs.Contains(entry.Name)).Select(entry => MachineOf(Unzip(entry)))];
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

        // Here, since a list on the command line does not come through whole.
        start.Environment["ToolPackageRuntimeIdentifiers"] = $"{RuntimeInformation.RuntimeIdentifier};{OtherPlatform}";
        return await CodeModeProgram.RunAsync(start, patience: Patience);
    }
}
