using CodeModeRoslyn.Sandbox.Watching;

namespace CodeModeRoslyn.Sandbox.Tests.Watching;

public sealed class ChildCeilingsTests
{
    private readonly ChildCeilings ceilings = new(residentBytes: 100, threads: 10, TimeProvider.System);

    [Theory]
    [InlineData(9, null)]
    [InlineData(11, WatchedResource.ProcessorTime)]
    public void WhoRestsUsesNextToNoProcessorTime(int seconds, WatchedResource? broken)
    {
        ceilings.Rest(used: TimeSpan.FromSeconds(5));

        ceilings.FindBroken(Usage(5 + seconds))?.Resource.Should().Be(broken);
        (ceilings.FindBroken(Usage(5 + seconds)) is null).Should().Be(broken is null);
    }

    [Fact]
    public void WhoWorksAgainMayUseMore()
    {
        ceilings.Rest(used: TimeSpan.Zero);
        ceilings.Work();

        ceilings.FindBroken(Usage(60)).Should().BeNull();
    }

    [Fact]
    public void AFirstThreadThatLeftTheOthersAloneIsNoticedTheSecondTime()
    {
        var alone = new ProcessUsage(0, TimeSpan.Zero, Threads: 2);

        ceilings.IsHidden(alone).Should().BeFalse("every process that ends looks like this for a moment");
        ceilings.IsHidden(alone).Should().BeTrue();
        ceilings.IsHidden(Usage(1)).Should().BeFalse();
    }

    private static ProcessUsage Usage(int seconds) => new(ResidentBytes: 50, TimeSpan.FromSeconds(seconds), Threads: 5);
}
