using System.Collections.Concurrent;
using System.Diagnostics;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Sandbox.Tests.Pool;

public sealed class ChildPoolTests : IDisposable
{
    private readonly ChildLauncher launcher = new(TimeProvider.System);
    private readonly ConcurrentQueue<ChildProcess> warmed = [];
    private Task laterWarmUps = Task.CompletedTask;

    [Fact]
    public async Task AChildIsWarmBeforeItIsLent()
    {
        await using var pool = Open(new ChildPoolOptions());

        using var lease = await LendAsync(pool, "ann");

        warmed.Should().Contain(lease.Child);
    }

    [Fact]
    public async Task APrincipalGetsItsOwnChildBack()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 3, Warm = 2 });
        var first = await LendAsync(pool, "ann");
        first.Return(reusable: true);

        using var second = await LendAsync(pool, "ann");

        second.Child.Should().BeSameAs(first.Child);
    }

    [Fact]
    public async Task AChildOfOnePrincipalIsNeverLentToAnother()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 1 });
        var anns = await LendAsync(pool, "ann");
        anns.Return(reusable: true);

        using var bobs = await LendAsync(pool, "bob");

        bobs.Child.Should().NotBeSameAs(anns.Child);
        await anns.Child.EndAsync();
    }

    [Fact]
    public async Task AtTheCeilingALenderWaitsForAReturn()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 1 });
        var first = await LendAsync(pool, "ann");
        var second = LendAsync(pool, "ann");
        second.IsCompleted.Should().BeFalse();

        first.Return(reusable: true);

        (await second).Child.Should().BeSameAs(first.Child);
    }

    [Fact]
    public async Task WhoseOwnChildIsBeingReturnedTakesNobodyElses()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 2 });
        var anns = await LendAsync(pool, "ann");
        var bobs = await LendAsync(pool, "bob");
        bobs.Return(reusable: true);
        anns.BeginReturn();

        var next = LendAsync(pool, "ann");
        using var bobsNext = await LendAsync(pool, "bob");
        bobsNext.Child.Should().BeSameAs(bobs.Child);
        next.IsCompleted.Should().BeFalse();

        anns.Return(reusable: false);
        using var annsNext = await next;
        annsNext.Child.Should().NotBeSameAs(anns.Child);
    }

    [Fact]
    public async Task ALenderWhoWaitsTooLongIsToldThatAllAreBusy()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 1, Patience = TimeSpan.FromSeconds(1) });
        using var held = await LendAsync(pool, "ann");

        var lend = () => LendAsync(pool, "bob");

        await lend.Should().ThrowAsync<PoolBusyException>().WithMessage("All 1 test child processes stayed busy for 1 seconds*");
    }

    [Fact]
    public async Task ALenderWhoGivesUpHoldsNoPlaceInTheQueue()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 1 });
        var held = await LendAsync(pool, "ann");
        using var impatient = new CancellationTokenSource();
        var givenUp = pool.LendAsync("ann", impatient.Token);
        var patient = LendAsync(pool, "ann");

        await impatient.CancelAsync();
        held.Return(reusable: true);

        await givenUp.Invoking(async lend => await lend).Should().ThrowAsync<OperationCanceledException>();
        (await patient).Dispose();
    }

    [Fact]
    public async Task LendersAreServedInTheOrderTheyCame()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 1, Patience = TimeSpan.FromSeconds(20) });
        var held = await LendAsync(pool, "ann");
        var order = new ConcurrentQueue<string>();
        var lenders = new[] { "bob", "ann", "cid", "ann" }.Select((principal, place) => ServeAsync(pool, principal, place)).ToList();

        held.Return(reusable: true);
        await Task.WhenAll(lenders);

        order.Should().Equal("bob 0", "ann 1", "cid 2", "ann 3");

        async Task ServeAsync(ChildPool from, string principal, int place)
        {
            var lease = await LendAsync(from, principal);
            order.Enqueue($"{principal} {place}");
            lease.Return(reusable: true);
        }
    }

    [Fact]
    public async Task ALostIdleChildIsReplaced()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 1 });
        var first = await LendAsync(pool, "ann");
        first.Return(reusable: true);
        first.Child.Kill();
        await first.Child.EndAsync();

        using var second = await LendAsync(pool, "ann");

        second.Child.Should().NotBeSameAs(first.Child);
        second.Child.Exited.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task AChildLostWhileLentEndsItsLeaseAndNobodyElses()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 2 });
        using var anns = await LendAsync(pool, "ann");
        using var bobs = await LendAsync(pool, "bob");

        anns.Child.Order("crash");

        await anns.Child.EndAsync();
        bobs.Child.Order("echo");
        await bobs.Child.HearAsync();
    }

    [Fact]
    public async Task AChildThatIsNotProvenCleanIsRetired()
    {
        await using var pool = Open(new ChildPoolOptions());
        var lease = await LendAsync(pool, "ann");

        lease.Dispose();

        await lease.Child.EndAsync();
    }

    [Fact]
    public async Task AChildThatLeftSomethingUnreadIsRetired()
    {
        await using var pool = Open(new ChildPoolOptions());
        var lease = await LendAsync(pool, "ann");
        lease.Child.Order("echo");
        await lease.Child.Received.WaitToReadAsync(TestContext.Current.CancellationToken);

        lease.Return(reusable: true);

        await lease.Child.EndAsync();
    }

    [Fact]
    public async Task AChildServesNoMoreOftenThanItMay()
    {
        await using var pool = Open(new ChildPoolOptions { MaximumUses = 2 });
        var first = await LendAsync(pool, "ann");
        first.Return(reusable: true);
        var second = await LendAsync(pool, "ann");
        second.Return(reusable: true);

        await first.Child.EndAsync();

        second.Child.Should().BeSameAs(first.Child);
    }

    [Fact]
    public async Task AWornChildServesOnUntilAFreshOneIsReady()
    {
        var fresh = new TaskCompletionSource();
        laterWarmUps = fresh.Task;
        await using var pool = Open(new ChildPoolOptions { MaximumUses = 1 });
        var first = await LendAsync(pool, "ann");
        first.Return(reusable: true);

        var second = await LendAsync(pool, "ann");
        second.Return(reusable: true);
        fresh.SetResult();

        second.Child.Should().BeSameAs(first.Child);
        await first.Child.EndAsync();
    }

    [Fact]
    public async Task AChildThatIsBeingKilledIsLentToNobody()
    {
        await using var pool = Open(new ChildPoolOptions());
        var first = await LendAsync(pool, "ann");

        first.Child.Kill();
        first.Return(reusable: true);
        using var second = await LendAsync(pool, "ann");

        second.Child.Should().NotBeSameAs(first.Child);
    }

    [Fact]
    public async Task WithoutReuseEveryLeaseGetsAFreshChild()
    {
        await using var pool = Open(new ChildPoolOptions { Reuse = ChildReuse.Never });
        var first = await LendAsync(pool, "ann");
        first.Return(reusable: true);

        using var second = await LendAsync(pool, "ann");

        second.Child.Should().NotBeSameAs(first.Child);
        await first.Child.EndAsync();
    }

    [Fact]
    public async Task ALenderIsToldWhyChildrenDoNotStart()
    {
        await using var pool = new ChildPool(
            launcher,
            TestPrograms.Confined with { Arguments = ["fail"] },
            null,
            new ChildPoolOptions(),
            TimeProvider.System,
            NullLogger<ChildPool>.Instance);

        var lend = () => LendAsync(pool, "ann");

        await lend.Should().ThrowAsync<ChildStartException>().WithMessage("*told not to start*");
    }

    [Fact]
    public async Task ALenderIsToldWhyChildrenDoNotWarmUp()
    {
        await using var pool = new ChildPool(
            launcher,
            TestPrograms.Confined,
            (_, _) => throw new InvalidOperationException("Too cold."),
            new ChildPoolOptions(),
            TimeProvider.System,
            NullLogger<ChildPool>.Instance);

        var lend = () => LendAsync(pool, "ann");

        await lend.Should().ThrowAsync<ChildStartException>().WithMessage("*Too cold.*");
    }

    [Fact]
    public async Task WhereAllLendersAreOneNoSpareChildIsStarted()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 3, Warm = 1, IsForOne = true, MaximumUses = int.MaxValue });

        // Long enough for a spare child to become warm.
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2);)
        {
            (await LendAsync(pool, "ann")).Return(reusable: true);
            await Task.Yield();
        }

        warmed.Should().ContainSingle();
    }

    [Fact]
    public async Task AChildThatNobodyWantsAnyMoreIsEnded()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 3, Warm = 1, MaximumIdle = TimeSpan.FromMilliseconds(250) });
        var lease = await LendAsync(pool, "ann");

        lease.Return(reusable: true);

        await lease.Child.EndAsync();
    }

    [Fact]
    public async Task WhereAllLendersAreOneTheLastChildIsNotEnded()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 3, Warm = 1, IsForOne = true, MaximumIdle = TimeSpan.FromMilliseconds(250) });
        var leases = new[] { await LendAsync(pool, "ann"), await LendAsync(pool, "ann"), await LendAsync(pool, "ann") };

        Array.ForEach(leases, lease => lease.Return(reusable: true));

        await leases[0].Child.EndAsync();
        await leases[1].Child.EndAsync();
        (await LendAsync(pool, "ann")).Child.Should().BeSameAs(leases[2].Child);
    }

    [Fact]
    public async Task WhereAllLendersAreOneAWornChildIsReplacedAllTheSame()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 2, Warm = 1, IsForOne = true, MaximumUses = 1 });
        var worn = await LendAsync(pool, "ann");

        worn.Return(reusable: true);

        await worn.Child.EndAsync();
        (await LendAsync(pool, "ann")).Child.Should().NotBeSameAs(worn.Child);
    }

    [Fact]
    public async Task WhereAllLendersAreOneAWornChildGoesAsSoonAsAnotherIsFree()
    {
        await using var pool = Open(new ChildPoolOptions { Ceiling = 3, Warm = 1, IsForOne = true, MaximumUses = 2 });
        (await LendAsync(pool, "ann")).Return(reusable: true);
        var worn = await LendAsync(pool, "ann");
        var other = await LendAsync(pool, "ann");

        other.Return(reusable: true);
        worn.Return(reusable: true);

        await worn.Child.EndAsync();
        (await LendAsync(pool, "ann")).Child.Should().BeSameAs(other.Child);
    }

    [Fact]
    public async Task AClosedPoolLeavesNoChild()
    {
        var pool = Open(new ChildPoolOptions { Ceiling = 3, Warm = 2 });
        var lent = await LendAsync(pool, "ann");
        (await LendAsync(pool, "bob")).Return(reusable: true);

        await pool.DisposeAsync();

        warmed.Should().NotBeEmpty().And.OnlyContain(child => child.Exited.IsCompleted);
        lent.Dispose();
        await pool.Invoking(closed => LendAsync(closed, "ann")).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task WhoWaitsWhenThePoolClosesIsTold()
    {
        var pool = Open(new ChildPoolOptions { Ceiling = 1 });
        using var held = await LendAsync(pool, "ann");
        var waiting = LendAsync(pool, "bob");

        await pool.DisposeAsync();

        await waiting.Invoking(async lend => await lend).Should().ThrowAsync<ObjectDisposedException>();
    }

    public void Dispose() => launcher.Dispose();

    private static Task<ChildLease> LendAsync(ChildPool pool, string principal) =>
        pool.LendAsync(principal, TestContext.Current.CancellationToken);

    private ChildPool Open(ChildPoolOptions options) =>
        new(launcher, TestPrograms.Confined, WarmUpAsync, options, TimeProvider.System, NullLogger<ChildPool>.Instance);

    private async Task WarmUpAsync(ChildProcess child, CancellationToken cancellationToken)
    {
        child.Order("echo");
        await child.Received.ReadAsync(cancellationToken);
        await (warmed.IsEmpty ? Task.CompletedTask : laterWarmUps);
        warmed.Enqueue(child);
    }
}
