using CodeModeRoslyn.Tools.State;

namespace CodeModeRoslyn.Tools.Tests.State;

public sealed class StateFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemode-state-");

    private string Home => Path.Combine(folder.FullName, "home");

    [Fact]
    public void WhatWasWrittenIsReadByTheNextStart()
    {
        StateFolder.Open(Home).Write("part/name", [1, 2, 3]);

        StateFolder.Open(Home).TryRead("part/name", out var content).Should().BeTrue();
        content.Should().Equal(1, 2, 3);
    }

    [Fact]
    public void WhatIsNotThereIsNotRead() => StateFolder.Open(Home).TryRead("part/name", out _).Should().BeFalse();

    [Fact]
    public void WhatSomebodyElseHasChangedIsNotRead()
    {
        var state = StateFolder.Open(Home);
        state.Write("name", [1, 2, 3]);
        var file = Path.Combine(Home, "name");
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);

        state.TryRead("name", out _).Should().BeFalse();
    }

    [Fact]
    public void WhatWasPutUnderAnotherNameIsNotRead()
    {
        var state = StateFolder.Open(Home);
        state.Write("name", [1, 2, 3]);
        File.Copy(Path.Combine(Home, "name"), Path.Combine(Home, "other"));

        state.TryRead("other", out _).Should().BeFalse();
    }

    [Fact]
    public void WhatWasSealedWithAnotherKeyIsNotRead()
    {
        StateFolder.Open(Home).Write("name", [1, 2, 3]);
        File.Delete(Path.Combine(Home, "seal.key"));

        StateFolder.Open(Home).TryRead("name", out _).Should().BeFalse();
    }

    [Fact]
    public void TheOldestGoWhereThereIsNoRoom()
    {
        var state = StateFolder.Open(Home);
        for (var i = 0; i < 40; i++)
        {
            state.Write($"part/{i:00}", new byte[68], most: 1_000);
            File.SetLastWriteTimeUtc(Path.Combine(Home, $"part/{i:00}"), DateTime.UnixEpoch.AddMinutes(i));
        }

        state.Write("elsewhere/kept", new byte[2_000]);
        var left = Directory.GetFiles(Path.Combine(Home, "part")).Select(Path.GetFileName).Order().ToList();
        left.Should().EndWith(["37", "38", "39"]).And.NotContain("20").And.HaveCountGreaterThan(8);
        File.Exists(Path.Combine(Home, "elsewhere/kept")).Should().BeTrue();
    }

    [Fact]
    public void OnlyTheOwnerReadsIt()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes of files; the folder is below the user's own.");
            return;
        }

        var state = StateFolder.Open(Home);
        state.Write("name", [1]);

        File.GetUnixFileMode(Home).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Path.Combine(Home, "name")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Path.Combine(Home, "seal.key")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task ManyWhoOpenItAtOnceHaveOneKey()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => StateFolder.Open(Home))));
        opened[0].Write("name", [7]);

        opened.Should().OnlyContain(state => CanRead(state));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static bool CanRead(StateFolder state) => state.TryRead("name", out _);
}
