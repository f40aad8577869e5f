using System.Diagnostics;
using CodeModeRoslyn.Execution.Audit.Verifying;

namespace CodeModeRoslyn.Execution.Tests.Audit;

/// <summary>A real process that records without a pause and is killed.</summary>
public sealed class AuditKillTests : IDisposable
{
    private const int Kills = 20;
    private const int LongestLife = 40;

    private static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "CodeModeRoslyn.Execution.TestChild", new DirectoryInfo(AppContext.BaseDirectory).Name, "CodeModeRoslyn.Execution.TestChild.dll"));

    private readonly AuditFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1 << 28)]
    [InlineData(5_000)]
    public async Task AProcessThatIsKilledAtAnyMomentLeavesWhatItAppended(int fileBytes)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var home = Path.Combine(folder.Path, $"{kill}");
            var said = await RunAndKillAsync(home, fileBytes);

            var reports = AuditHeads.FilesIn(home).Select(file => AuditVerifier.Verify(file)).ToList();
            reports.Should().OnlyContain(report => report.Problem == null);
            AuditLinks.Check(reports, isWholeFolder: true).Should().NotContain(remark => remark.IsBroken);

            // Of each call that the process said it had recorded, there are two records.
            var answered = AuditHeads.FilesIn(home).Sum(file => File.ReadLines(file).Count(line => line.Contains("\"type\":\"callAnswered\"") && line.EndsWith('}')));
            answered.Should().BeGreaterThanOrEqualTo(said);
            reports.Count(report => report.IsClosed).Should().BeGreaterThanOrEqualTo(reports.Count - 2);
        }
    }

    private static async Task<int> RunAndKillAsync(string home, int fileBytes)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Program, home, $"{fileBytes}"]) { RedirectStandardOutput = true })!;
        try
        {
            // Once it has begun, at a moment of chance.
            var last = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            var until = Random.Shared.NextDouble() * LongestLife;
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began).TotalMilliseconds < until;)
            {
                last = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? last;
            }

            process.Kill();
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                // The last line may be cut off as well.
                last = int.TryParse(line, out var call) && call > int.Parse(last!) ? line : last;
            }

            return int.Parse(last!);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }
}
