using CodeModeRoslyn.Sandbox.Watching;

namespace CodeModeRoslyn.Sandbox.Tests.Watching;

public sealed class UsageReaderTests
{
    [Fact]
    public void AProcessThatRunsIsMeasured()
    {
        using var reader = UsageReader.Of(Environment.ProcessId);

        var usage = reader.Read();

        usage!.Value.ResidentBytes.Should().BeInRange(10L << 20, Environment.WorkingSet * 2);
        usage.Value.ProcessorTime.Should().BePositive().And.BeCloseTo(Environment.CpuUsage.TotalTime, TimeSpan.FromSeconds(5));
        usage.Value.Threads.Should().BeInRange(2, 500);
    }

    [Theory]
    [InlineData("7 (a) b) S) S 1 7 7 0 -1 4194560 1 0 0 0 11 22 0 0 20 0 3 0 5 9 4 18446744073709551615 1")]
    [InlineData("7 (x) Z 1 7 7 0 -1 4194560 1 0 0 0 11 22 0 0 20 0 3 0 5 9 4 18446744073709551615 1")]
    public void ANameMayHoldWhateverItLikes(string stat) =>
        ProcessUsage.Parse(System.Text.Encoding.ASCII.GetBytes(stat)).Should().Be(new ProcessUsage(4 * Environment.SystemPageSize, TimeSpan.FromMilliseconds(330), 3));

    [Fact]
    public async Task OneThatHasEndedIsNot()
    {
        using var process = System.Diagnostics.Process.Start("/bin/sleep", ["60"]);
        using var reader = UsageReader.Of(process.Id);
        reader.Read().Should().NotBeNull();

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        reader.Read().Should().BeNull();
    }
}
