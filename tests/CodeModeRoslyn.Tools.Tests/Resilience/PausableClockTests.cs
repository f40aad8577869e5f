using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Resilience;

namespace CodeModeRoslyn.Tools.Tests.Resilience;

public sealed class PausableClockTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void ItStandsStillWhileAnyPauseLasts()
    {
        using var clock = new PausableClock(TimeSpan.FromSeconds(10), time);
        clock.Start();
        time.Advance(TimeSpan.FromSeconds(4));
        var (one, other) = (clock.Pause(), clock.Pause());
        time.Advance(TimeSpan.FromHours(1));
        one.Dispose();
        time.Advance(TimeSpan.FromHours(1));
        clock.Elapsed.Should().Be(TimeSpan.FromSeconds(4));
        other.Dispose();

        time.Advance(TimeSpan.FromSeconds(5));
        clock.Elapsed.Should().Be(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public void APauseMayEndAfterIt()
    {
        var clock = new PausableClock(TimeSpan.FromSeconds(10), time);
        clock.Start();
        var pause = clock.Pause();
        clock.Dispose();

        pause.Invoking(late => late.Dispose()).Should().NotThrow();
        clock.Invoking(over => over.Pause().Dispose()).Should().NotThrow();
    }
}
