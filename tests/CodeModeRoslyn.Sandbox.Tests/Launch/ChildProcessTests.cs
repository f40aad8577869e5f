using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Watching;

namespace CodeModeRoslyn.Sandbox.Tests.Launch;

public sealed class ChildProcessTests : IDisposable
{
    private readonly ChildLauncher launcher = new(TimeProvider.System);

    [Fact]
    public async Task AMessageAndItsAttachmentComeBack()
    {
        await using var child = await StartAsync();
        var bytes = new byte[1 << 20];
        Random.Shared.NextBytes(bytes);

        child.Order("echo", bytes);

        (await child.HearAsync()).Attachment.ToArray().Should().Equal(bytes);
    }

    [Theory]
    [InlineData("exit", 3)]
    [InlineData("crash", 134)]
    [InlineData("overflow", 134)]
    public async Task AChildThatEndsIsReportedWithItsExitCode(string order, int exitCode)
    {
        await using var child = await StartAsync();

        child.Order(order);

        var exit = await child.EndAsync();
        exit.ExitCode.Should().Be(exitCode);
        exit.KilledBecause.Should().BeNull();
        await child.Received.Completion;
    }

    [Theory]
    [InlineData("garbage", "*not one of this protocol*")]
    [InlineData("huge", "*over the limit*")]
    public async Task AChildThatBreaksTheProtocolIsEnded(string order, string error)
    {
        await using var child = await StartAsync();

        child.Order(order);

        (await child.EndAsync()).ProtocolError.Should().Match(error);
        await child.Received.Completion;
    }

    [Fact]
    public async Task AChildThatClosesItsOutputAndStaysIsEnded()
    {
        await using var child = await StartAsync();

        child.Order("mute");

        await child.Received.Completion;
        (await child.EndAsync()).KilledBecause.Should().BeNull();
    }

    [Fact]
    public async Task AChildThatFloodsWaitsUntilSomeoneListens()
    {
        await using var child = await StartAsync();

        child.Order("flood");
        SpinWait.SpinUntil(() => child.Received.Count > 4, TimeSpan.FromSeconds(1)).Should().BeFalse();
        for (var i = 0; i < 20; i++)
        {
            (await child.HearAsync()).Attachment.Length.Should().Be(1 << 20);
        }

        child.Exited.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task OnlyTheEndOfWhatAChildComplainsAboutIsKept()
    {
        await using var child = await StartAsync();

        child.Order("chatter");

        var tail = (await child.EndAsync()).StandardErrorTail;
        tail.Should().EndWith("the end");
        tail.Length.Should().BeLessThanOrEqualTo(4096);
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("spin")]
    public async Task AChildThatDoesNotEndByItselfIsEndedByDisposal(string order)
    {
        var child = await StartAsync();
        child.Order(order);

        await child.DisposeAsync();

        child.Exited.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public async Task AFullHeapIsAnExceptionThatTheChildSurvives()
    {
        await using var child = await StartAsync();

        var megabytes = int.Parse(await child.AskAsync("allocate"));

        megabytes.Should().BeInRange(16, 64);
        child.Order("echo");
        await child.HearAsync();
    }

    [Fact]
    public async Task MemoryOutsideTheHeapHasACeilingToo()
    {
        await using var child = await StartAsync();

        child.Order("native");
        var heard = child.HearAsync();
        await Task.WhenAny(heard, child.EndAsync());

        // Either it is told that there is no more, or the runtime ends it.
        if (heard.IsCompletedSuccessfully)
        {
            var said = (Protocol.Messages.OutputMessage)(await heard).Message;
            int.Parse(said.Text).Should().BeLessThan(164);
        }
        else
        {
            (await child.EndAsync()).ExitCode.Should().NotBe(0);
        }
    }

    [Fact]
    public async Task AChildThatOccupiesTooMuchMemoryIsEndedWithTheReason()
    {
        await using var child = await launcher.StartAsync(
            TestPrograms.Unconfined with { HeapBytes = 1L << 30, ResidentBytes = 120L << 20 },
            TestContext.Current.CancellationToken);

        child.Order("native");

        (await child.EndAsync()).KilledBecause.Should().Match("It occupied * MB of memory, and may occupy 120 MB.");
    }

    [Fact]
    public async Task AChildWithTooManyThreadsIsEndedWithTheReason()
    {
        await using var child = await StartAsync();

        child.Order("swarm");

        var exit = await child.EndAsync();
        exit.KilledBecause.Should().Match("It had * threads, and may have 64.");
        exit.Broken!.Observed.Should().BeGreaterThan(64);
    }

    [Fact]
    public async Task AChildThatUsesMoreProcessorTimeThanItIsAllowedIsToldOfOnce()
    {
        await using var child = await StartAsync();
        var told = new List<BrokenCeiling>();
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var allowance = child.AllowProcessorTime(TimeSpan.FromMilliseconds(300), broken =>
        {
            told.Add(broken);
            first.TrySetResult();
        });

        child.Order("spin");
        await first.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        var later = child.ProcessorTime + TimeSpan.FromSeconds(1);
        SpinWait.SpinUntil(() => child.ProcessorTime > later, TimeSpan.FromSeconds(20)).Should().BeTrue();

        told.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Resource = WatchedResource.ProcessorTime, Limit = 300L });
        told[0].Observed.Should().BeGreaterThan(300);
    }

    [Fact]
    public async Task NobodyIsToldOfAnAllowanceThatHasEnded()
    {
        await using var child = await StartAsync();
        var told = 0;
        child.AllowProcessorTime(TimeSpan.Zero, _ => told++).Dispose();

        child.Order("spin");
        SpinWait.SpinUntil(() => child.ProcessorTime > TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20)).Should().BeTrue();

        told.Should().Be(0);
    }

    [Fact]
    public async Task WhatAChildUsesCanBeSeen()
    {
        await using var child = await StartAsync();

        child.ResidentBytes.Should().BeInRange(10L << 20, 200L << 20);
        child.ProcessorTime.Should().BePositive();
        child.Kill("Seen enough.");
        (await child.EndAsync()).KilledBecause.Should().Be("Seen enough.");
        child.ResidentBytes.Should().Be(0);
    }

    [Fact]
    public async Task AChildOverItsProcessorTimeIsEndedByTheKernel()
    {
        await using var child = await launcher.StartAsync(
            TestPrograms.Confined with { ProcessorTime = TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);

        child.Order("spin");

        (await child.EndAsync()).ExitCode.Should().Be(137);
    }

    [Fact]
    public async Task SendingToAChildThatHasEndedDoesNothing()
    {
        var child = await StartAsync();
        child.Kill();
        await child.EndAsync();

        child.Order("echo");
        await child.DisposeAsync();
        child.Order("echo");

        child.Received.TryRead(out _).Should().BeFalse();
    }

    public void Dispose() => launcher.Dispose();

    private Task<ChildProcess> StartAsync() =>
        launcher.StartAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);
}
