using System.Diagnostics;
using CodeModeRoslyn.Tools.Resilience;

namespace CodeModeRoslyn.Tools.Tests.Resilience;

public sealed class CallSlotsTests
{
    [Fact]
    public async Task OneCallerIsServedInOrder()
    {
        using var slots = new CallSlots(new ResilienceOptions { ParallelCalls = 2 });
        var served = await ServeAsync(slots, ["ann", "ann", "ann", "ann", "ann", "ann"]);

        served.Should().Equal(0, 1, 2, 3, 4, 5);
    }

    [Fact]
    public async Task CallersTakeTurnsHoweverManyCallsOneOfThemHas()
    {
        using var slots = new CallSlots(new ResilienceOptions { ParallelCalls = 1 });

        // The first has a slot at once; the others wait.
        var served = await ServeAsync(slots, ["ann", "ann", "ann", "ann", "bob", "cid", "bob"]);

        served.Should().Equal(0, 1, 4, 5, 2, 6, 3);
    }

    [Fact]
    public async Task OneCallersQueueHasAnEndAndLeavesRoomForOthers()
    {
        using var slots = new CallSlots(new ResilienceOptions { ParallelCalls = 1, QueuedCalls = 1 });
        (await slots.TryTakeAsync("ann", TestContext.Current.CancellationToken)).Should().BeTrue();
        var waiting = slots.TryTakeAsync("ann", TestContext.Current.CancellationToken);

        (await slots.TryTakeAsync("ann", TestContext.Current.CancellationToken)).Should().BeFalse();
        var other = slots.TryTakeAsync("bob", TestContext.Current.CancellationToken);
        other.IsCompleted.Should().BeFalse("it waits, and is not refused");

        slots.Release();
        slots.Release();
        (await waiting).Should().BeTrue();
        (await other).Should().BeTrue();
    }

    [Fact]
    public async Task WhoeverLeavesTheQueueTakesNobodysTurn()
    {
        using var slots = new CallSlots(new ResilienceOptions { ParallelCalls = 1 });
        await slots.TryTakeAsync("ann", TestContext.Current.CancellationToken);
        using var leaving = new CancellationTokenSource();
        var left = slots.TryTakeAsync("ann", leaving.Token).AsTask();
        var stays = slots.TryTakeAsync("bob", TestContext.Current.CancellationToken);

        await leaving.CancelAsync();
        await left.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        slots.Release();
        (await stays).Should().BeTrue();

        // And the slot is free again when the last has given it back.
        slots.Release();
        (await slots.TryTakeAsync("ann", TestContext.Current.CancellationToken)).Should().BeTrue();
    }

    [Fact]
    public async Task NoMoreCallsAreSentInASecondThanAllowed()
    {
        using var slots = new CallSlots(new ResilienceOptions { CallsPerSecond = 5 });
        var since = Stopwatch.StartNew();
        for (var call = 0; call < 6; call++)
        {
            await slots.TryTakeAsync("ann", TestContext.Current.CancellationToken);
            slots.Release();
        }

        since.Elapsed.Should().BeGreaterThan(TimeSpan.FromMilliseconds(500), "the sixth belongs to the next second");
    }

    // Takes the slots one call after the other and says in which order the calls got them.
    private static async Task<List<int>> ServeAsync(CallSlots slots, string[] callers)
    {
        var waiting = callers.Select((caller, index) => (Index: index, Slot: slots.TryTakeAsync(caller, TestContext.Current.CancellationToken).AsTask())).ToList();
        var served = waiting.Where(one => one.Slot.IsCompleted).Select(one => one.Index).ToList();
        while (served.Count < callers.Length)
        {
            // One slot given back is one slot taken.
            slots.Release();
            var rest = waiting.Where(one => !served.Contains(one.Index)).ToList();
            var got = await Task.WhenAny(rest.Select(one => one.Slot));
            served.Add(rest.Single(one => one.Slot == got).Index);
        }

        return served;
    }
}
