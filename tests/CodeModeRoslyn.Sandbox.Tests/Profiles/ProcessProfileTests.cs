using CodeModeRoslyn.Sandbox.Profiles;

namespace CodeModeRoslyn.Sandbox.Tests.Profiles;

public sealed class ProcessProfileTests
{
    private const string Whole =
        """
        # a comment
        read   all       /lib
        read   worker    <runtime>/shared
        limit  all       megabytes-beside-heap 10
        limit  all       open-files 96
        limit  all       threads 20
        limit  compiler  heap-megabytes 20
        """;

    [Fact]
    public void EachKindOfProcessGetsItsOwn()
    {
        var worker = ProcessProfileReader.Read(Whole, "worker");
        var compiler = ProcessProfileReader.Read(Whole, "compiler");

        worker.ReadablePaths("/dotnet", "/program").Should().Equal("/lib", "/dotnet/shared");
        compiler.ReadablePaths("/dotnet", "/program").Should().Equal("/lib");
        worker.HeapBytes.Should().BeNull();
        compiler.HeapBytes.Should().Be(20L << 20);
        worker.BytesBesideHeap.Should().Be(10L << 20);
        worker.OpenFiles.Should().Be(96);
        worker.Threads.Should().Be(20);
    }

    [Theory]
    [InlineData("read all /")]
    [InlineData("read all //")]
    [InlineData("read all relative")]
    [InlineData("read all <runtime>")]
    [InlineData("read somebody /usr")]
    [InlineData("read all /lib")]
    [InlineData("write all /tmp")]
    [InlineData("limit all open-files 97")]
    [InlineData("limit all openfiles 97")]
    [InlineData("limit all threads many")]
    public void ALineThatIsNotUnderstoodOrSaysAgainIsRefused(string line)
    {
        var read = () => ProcessProfileReader.Read($"{Whole}\n{line}", "worker");

        read.Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData("open-files")]
    [InlineData("megabytes-beside-heap")]
    [InlineData("threads")]
    public void ALimitThatIsMissingIsNamed(string limit)
    {
        var text = string.Join('\n', Whole.Split('\n').Where(line => !line.Contains(limit, StringComparison.Ordinal)));
        var read = () => ProcessProfileReader.Read(text, "worker");

        read.Should().Throw<FormatException>().WithMessage($"*'{limit}'*");
    }

    [Fact]
    public void TheProfilesGiveNeitherAHomeNorAConfigurationNorATemporaryFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var ground = new ReadableGround(
            ProcessProfile.Worker.ReadablePaths($"{home}/.dotnet", "/opt/codemode/worker")
                .Concat(ProcessProfile.Compiler.ReadablePaths($"{home}/.dotnet", "/opt/codemode/compiler")));

        new[]
        {
            home, $"{home}/.ssh/id_ed25519", $"{home}/.dotnet/corefx/cryptography/x509stores/my/key.pfx", $"{home}/.dotnet/tools",
            "/etc/passwd", "/etc/codemode/codemode.json", "/opt/codemode/codemode.json", "/opt/codemode/mcp.json", "/tmp/x",
            "/var/lib/codemode", "/root", "/run/secrets/token", "/proc/1/environ", "/",
        }.Where(path => ground.Covering(path) is not null).Should().BeEmpty();
    }
}
