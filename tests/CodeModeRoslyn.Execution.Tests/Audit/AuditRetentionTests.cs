using CodeModeRoslyn.Execution.Audit;

namespace CodeModeRoslyn.Execution.Tests.Audit;

public sealed class AuditRetentionTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly AuditFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(91, false)]
    [InlineData(89, true)]
    public void AFileIsDeletedWhenItWasKeptLongEnough(int days, bool isKept)
    {
        Age(folder.Write(3), days);

        AuditRetention.Sweep(new AuditOptions(folder.Path), Now).Should().Be(isKept ? 0 : 1);

        folder.Files.Should().HaveCount(isKept ? 1 : 0);
    }

    [Fact]
    public void AFileWhoseProcessLivesIsKeptHoweverOldItIs()
    {
        using (var trail = folder.Begin())
        {
            trail.Open();
            Age(folder.File, 1_000);
            AuditRetention.Sweep(new AuditOptions(folder.Path), Now).Should().Be(0);
        }

        Age(folder.File, 1_000);
        AuditRetention.Sweep(new AuditOptions(folder.Path), Now).Should().Be(1);
    }

    [Fact]
    public void WhatIsNoFileOfTheTrailsIsLeftAlone()
    {
        var other = Path.Combine(folder.Path, "notes.txt");
        File.WriteAllText(other, "mine");
        Age(other, 1_000);
        var named = Path.Combine(folder.Path, "mine.jsonl");
        File.WriteAllText(named, "{}");
        Age(named, 1_000);

        AuditRetention.Sweep(new AuditOptions(folder.Path), Now).Should().Be(0);

        File.Exists(other).Should().BeTrue();
        File.Exists(named).Should().BeTrue();
    }

    [Fact]
    public void AFolderThatIsNotThereHasNothingToDelete() =>
        AuditRetention.Sweep(new AuditOptions(Path.Combine(folder.Path, "gone")), Now).Should().Be(0);

    private static void Age(string file, int days) => File.SetLastWriteTimeUtc(file, Now.UtcDateTime.AddDays(-days));
}
