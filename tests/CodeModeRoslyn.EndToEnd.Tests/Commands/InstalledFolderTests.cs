using System.Diagnostics;
using System.Runtime.Versioning;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class InstalledFolderTests : IDisposable
{
    private const string Nobody = "65534";

    private const UnixFileMode Everyone =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder folder = new();
    private readonly string assembly;

    public InstalledFolderTests()
    {
        var built = Path.GetDirectoryName(CodeModeProgram.Assembly)!;
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        folder.Write("main.csx", DemoUpstreams.MainJob);
        assembly = Path.Combine(folder.Path, Path.GetFileName(CodeModeProgram.Assembly));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TheMainJobRunsFromAFolderWithASpaceInItsName()
    {
        folder.Path.Should().Contain(" ");

        var result = await CodeModeProgram.RunAsync(CodeModeProgram.StartInfo(["run", "main.csx"], folder.Path, assembly));

        result.ExitCode.Should().Be(0, result.Output + result.Errors);
        result.Output.Should().Contain("Evaluated 3 invoices");
    }

    [Fact]
    public async Task TheMainJobRunsForAnOrdinaryUserWithoutAHome()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Only the superuser can become another user; without that, the other tests ran as an ordinary one already.");
            return;
        }

        Open();
        var dotnet = CodeModeProgram.StartInfo(["run", "main.csx"], folder.Path, assembly);
        var start = new ProcessStartInfo(
            "setpriv", ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", dotnet.FileName, .. dotnet.ArgumentList])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment.Remove("HOME");

        var result = await CodeModeProgram.RunAsync(start);

        result.ExitCode.Should().Be(0, result.Output + result.Errors);
        result.Output.Should().Contain("Evaluated 3 invoices");
    }

    [SupportedOSPlatform("linux")]
    private void Open()
    {
        foreach (var each in Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Append(folder.Path))
        {
            File.SetUnixFileMode(each, Everyone);
        }
    }
}
