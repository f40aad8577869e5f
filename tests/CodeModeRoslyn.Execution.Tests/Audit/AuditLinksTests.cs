using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Audit.Verifying;

namespace CodeModeRoslyn.Execution.Tests.Audit;

public sealed class AuditLinksTests : IDisposable
{
    private readonly AuditFolder folder = new();

    public AuditLinksTests()
    {
        using var trail = folder.Begin(new AuditOptions(folder.Path) { FileBytes = 1_000 });
        while (folder.Files.Count < 3)
        {
            trail.Append(AuditFolder.Answered(1));
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AFileThatWasRemovedFromTheMiddleIsMissed()
    {
        File.Delete(ByOrder()[1]);

        Check().Where(remark => remark.IsBroken).Should().ContainSingle().Which.Message.Should().Contain("is not here");
        Check(isWholeFolder: false).Should().NotContain(remark => remark.IsBroken);
    }

    [Fact]
    public void TheFirstFileMayBeGoneBecauseOfItsAge()
    {
        File.Delete(ByOrder()[0]);

        Check().Should().ContainSingle().Which.Should().Match<AuditRemark>(remark => !remark.IsBroken && remark.Message.Contains("goes on from"));
    }

    [Fact]
    public void AFileWhoseEndWasCutOffIsNotTheOneThatTheNextGoesOnFrom()
    {
        var first = ByOrder()[0];
        File.WriteAllText(first, string.Concat(File.ReadAllLines(first)[..^1].Select(line => line + "\n")));

        Check().Where(remark => remark.IsBroken).Should().ContainSingle().Which.Message.Should().Contain("was cut off");
    }

    [Fact]
    public void AFileWithoutAnEndIsSaidToHaveNone()
    {
        var last = ByOrder()[^1];
        File.WriteAllText(last, string.Concat(File.ReadAllLines(last)[..^1].Select(line => line + "\n")));

        Check().Should().ContainSingle().Which.Should().Match<AuditRemark>(remark => !remark.IsBroken && remark.Message.Contains("It has no end"));
    }

    // Within one second, their names do not say it.
    private List<string> ByOrder()
    {
        var reports = folder.Files.Select(file => AuditVerifier.Verify(file)).ToList();
        var ordered = new List<AuditFileReport> { reports.Single(report => report.Follows is null) };
        while (reports.Find(report => report.Follows == ordered[^1].Id) is { } next)
        {
            ordered.Add(next);
        }

        return ordered.ConvertAll(report => report.File);
    }

    private IReadOnlyList<AuditRemark> Check(bool isWholeFolder = true) =>
        AuditLinks.Check([.. folder.Files.Select(file => AuditVerifier.Verify(file))], isWholeFolder);
}
