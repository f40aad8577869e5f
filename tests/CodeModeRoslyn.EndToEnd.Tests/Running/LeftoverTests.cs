using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

/// <summary>What a run leaves behind: it stops, or its worker is not used again.</summary>
public sealed class LeftoverTests : IAsyncLifetime
{
    private Engine? engine;

    private Engine Engine => engine ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() =>
        engine = await Engine.StartAsync(new CodeModeConfig { Demo = true, Workers = new WorkersConfig(1) }, DemoUpstreams.All);

    public async ValueTask DisposeAsync() => await Engine.DisposeAsync();

    [Fact]
    public async Task RunsThatLeaveNothingShareAWorker()
    {
        await Engine.RunAsync("return 0;");
        var worker = Worker();

        for (var run = 0; run < 40; run++)
        {
            (await Engine.RunAsync($"await Task.Yield(); return Enumerable.Range(0, {run}).Sum();")).Outcome.Should().Be("completed");
        }

        Worker().Should().Be(worker);
    }

    [Theory]
    [InlineData("_ = Task.Delay(TimeSpan.FromHours(1)).ContinueWith(_ => Console.WriteLine(\"late\")); return 1;")]
    [InlineData("_ = Task.Run(() => new SemaphoreSlim(0).Wait()); await Task.Delay(50); return 1;")]
    [InlineData("var much = new byte[48 << 20]; var never = new TaskCompletionSource(); _ = Task.Delay(3_600_000).ContinueWith(_ => much[0]); return 1;")]
    // Made of framework code alone, so that nothing of it leads to the script.
    [InlineData("_ = Task.Delay(TimeSpan.FromHours(1)); return 1;")]
    [InlineData("new CancellationTokenSource(TimeSpan.FromDays(20)).Token.Register(GC.KeepAlive, new byte[1000]); return 1;")]
    [InlineData("Action wait = new SemaphoreSlim(0).Wait; _ = Task.Run(wait); await Task.Delay(50); return 1;")]
    [InlineData("Func<long> count = Enumerable.Repeat(Enumerable.Range(0, int.MaxValue), int.MaxValue).SelectMany<IEnumerable<int>, int>(Enumerable.AsEnumerable<int>).LongCount; _ = Task.Run(count); await Task.Delay(50); return 1;")]
    public async Task AWorkerThatIsNotFreeOfItsRunIsReplaced(string script)
    {
        await Engine.RunAsync("return 0;");
        var worker = Worker();

        (await Engine.RunAsync(script)).Outcome.Should().Be("completed");

        (await Engine.RunAsync("return 1;")).Should().BeEquivalentTo(new { Outcome = "completed", Output = "" });
        Worker().Should().NotBe(worker);
    }

    [Fact]
    public async Task ALoopThatGoesOnStopsWithItsRun()
    {
        (await Engine.RunAsync("_ = Task.Run(() => { while (true) { } }); _ = Task.Run(async () => { while (true) { await Task.Yield(); } }); return 1;")).Outcome.Should().Be("completed");

        (await Engine.RunAsync("return 1;")).Outcome.Should().Be("completed");
        var worker = Worker();
        var before = Children.ProcessorTime(worker);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        (Children.ProcessorTime(worker) - before).Should().BeLessThan(TimeSpan.FromMilliseconds(250));
    }

    private static int Worker() => Children.With("CodeModeRoslyn.Worker.dll").Should().ContainSingle().Subject;
}
