using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Probe;

namespace CodeModeRoslyn.Sandbox.Tests.Launch;

public sealed class ChildLauncherTests : IDisposable
{
    private readonly ChildLauncher launcher = new(TimeProvider.System);

    [Fact]
    public async Task AProgramThatDoesNotStartIsQuoted()
    {
        var start = () => StartAsync(TestPrograms.Confined with { Arguments = ["fail"] });

        await start.Should().ThrowAsync<ChildStartException>()
            .WithMessage("The test child ended before it was ready, with exit code 5: This child was told not to start.");
    }

    [Fact]
    public async Task AProgramThatIsNotThereIsNamed()
    {
        var start = () => StartAsync(TestPrograms.At("/nowhere"));

        await start.Should().ThrowAsync<ChildStartException>().WithMessage("*/nowhere/*does not exist*");
    }

    [Fact]
    public async Task AProgramThatIsNeverReadyIsGivenUp()
    {
        var start = () => StartAsync(TestPrograms.Confined with
        {
            Arguments = ["silent"],
            StartTimeout = TimeSpan.FromMilliseconds(500),
        });

        await start.Should().ThrowAsync<ChildStartException>().WithMessage("*not ready after 0.5 seconds*");
    }

    [Fact]
    public async Task AProgramThatIsNotConfinedIsRefusedWhereConfinementIsRequired()
    {
        var start = () => StartAsync(TestPrograms.Unconfined with { RequireConfinement = true });

        await start.Should().ThrowAsync<ChildStartException>().WithMessage("*not confined by parentDeath*");
    }

    [Fact]
    public async Task AProgramThatLiesAboutItsConfinementIsRefused()
    {
        var start = () => StartAsync(TestPrograms.Confined with { Arguments = ["unconfined", "liar"] });

        await start.Should().ThrowAsync<ChildStartException>().WithMessage("*the system says*");
    }

    [Fact]
    public async Task OnASystemWithoutAConfinementNothingStartsThatRequiresOne()
    {
        using var plain = new ChildLauncher(TimeProvider.System, new PlainLauncher());

        var start = () => plain.StartAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);

        plain.Missing.Should().Contain("No confinement is known");
        await start.Should().ThrowAsync<ChildStartException>().WithMessage("*says that it is confined*the system*does not confine it at all*");
    }

    [Fact]
    public async Task OnASystemWithoutAConfinementTheRestGoesOnWhereItIsOnlyWanted()
    {
        using var plain = new ChildLauncher(TimeProvider.System, new PlainLauncher());

        await using var child = await plain.StartAsync(TestPrograms.Unconfined, TestContext.Current.CancellationToken);

        (await child.AskAsync("try jit")).Should().Be("done 42");
    }

    [Fact]
    public async Task TheProbeReportsWhatARealChildHad()
    {
        var probe = new ConfinementProbe(launcher, TimeProvider.System);

        var report = await probe.ExamineAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);

        report.IsComplete.Should().BeTrue();
        report.Machine.LandlockVersion.Should().BePositive();
        report.ResidentBytes.Should().BePositive();
        TestContext.Current.SendDiagnosticMessage($"ready after {report.StartTime.TotalMilliseconds:0} ms, {report.ResidentBytes >> 20} MB");
    }

    [Fact]
    public async Task TheProbeReportsWhyNoChildStarted()
    {
        var probe = new ConfinementProbe(launcher, TimeProvider.System);

        var report = await probe.ExamineAsync(TestPrograms.At("/nowhere"), TestContext.Current.CancellationToken);

        report.IsComplete.Should().BeFalse();
        report.Failure.Should().Contain("/nowhere/");
    }

    public void Dispose() => launcher.Dispose();

    private Task<ChildProcess> StartAsync(ChildProgram program) =>
        launcher.StartAsync(program, TestContext.Current.CancellationToken);
}
