using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Tests.Confinement;

/// <summary>What a script may rely on goes on working inside the wall.</summary>
public sealed class RuntimeTests : IDisposable
{
    private readonly ChildLauncher launcher = new(TimeProvider.System);

    [Theory]
    [InlineData("jit", "done 42")]
    [InlineData("threads", "done 32")]
    [InlineData("regex", "done ab")]
    [InlineData("hash", "done ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("guid", "done *-*-*-*-*")]
    [InlineData("time-zone", "done 01:00:00")]
    [InlineData("delay", "done waited")]
    [InlineData("exceptions", "done caught")]
    [InlineData("collect", "done True")]
    [InlineData("read /proc/self/statm", "done *")]
    public async Task InsideTheWallItWorks(string attempt, string told)
    {
        await using var child = await launcher.StartAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);

        (await child.AskAsync($"try {attempt}")).Should().Match(told);
    }

    [Fact]
    public async Task AChildReportsEveryLayer()
    {
        await using var child = await launcher.StartAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);

        child.Confinement.Should().Equal(ConfinementLayer.All);
    }

    [Fact]
    public async Task AChildsEnvironmentHoldsNothingOfTheHosts()
    {
        Environment.SetEnvironmentVariable("CODEMODE_TEST_SECRET", "hidden");
        await using var child = await launcher.StartAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);

        var names = (await child.AskAsync("try environment")).Split(' ')[1..];

        names.Should().OnlyContain(name => name.StartsWith("DOTNET_") || name.StartsWith("CODEMODE_CONFINEMENT"));
    }

    [Fact]
    public async Task AFolderWithASpaceInItsNameIsReadable()
    {
        var folder = Directory.CreateTempSubdirectory("with a space ");
        try
        {
            foreach (var file in Directory.GetFiles(TestPrograms.Folder))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            await using var child = await launcher.StartAsync(
                TestPrograms.At(folder.FullName), TestContext.Current.CancellationToken);

            (await child.AskAsync("try jit")).Should().Be("done 42");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => launcher.Dispose();
}
