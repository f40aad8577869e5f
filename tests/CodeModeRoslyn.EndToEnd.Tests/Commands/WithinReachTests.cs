namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

/// <summary>A configuration where scripts' processes can read is refused, however its path is written.</summary>
public sealed class WithinReachTests : IDisposable
{
    private readonly CommandRun command = new();
    private readonly string beside = Path.Combine(Path.GetDirectoryName(Support.CodeModeProgram.Assembly)!, "worker", $"codemode-{Guid.NewGuid():N}.json");

    public WithinReachTests() => File.WriteAllText(beside, """{ "demo": true }""");

    public void Dispose()
    {
        File.Delete(beside);
        command.Dispose();
    }

    [Fact]
    public async Task AConfigurationInTheWorkersFolderIsRefused()
    {
        var result = await command.StartAsync("doctor", "--config", beside);

        result.ExitCode.Should().Be(78, result.Errors);
        result.Errors.Should().Contain("CMR9018").And.Contain("can read");
    }

    [Fact]
    public async Task ALinkThatLeadsThereIsFollowed()
    {
        var link = Path.Combine(command.Folder, "linked");
        Directory.CreateSymbolicLink(link, Path.GetDirectoryName(beside)!);

        var result = await command.StartAsync("doctor", "--config", Path.Combine(link, Path.GetFileName(beside)));

        result.ExitCode.Should().Be(78, result.Errors);
        result.Errors.Should().Contain("CMR9018");
    }

    [Fact]
    public async Task ACopyElsewhereIsFine()
    {
        var result = await command.With("codemode.json", File.ReadAllBytes(beside)).StartAsync("search", "invoice");

        result.ExitCode.Should().Be(0, result.Errors);
    }
}
