using CodeModeRoslyn.Execution.Direct;

namespace CodeModeRoslyn.Execution.Tests.Direct;

public sealed class DirectBudgetTests
{
    private const long Much = 40L << 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallsTakeTurnsAndOneTooManyIsRefused()
    {
        var budget = new DirectBudget(mostAtOnce: 1, mostCalls: 2);
        var first = await TakeAsync(budget, "ann", 1);
        var second = TakeAsync(budget, "ann", 1);

        second.IsCompleted.Should().BeFalse();
        (await TakeAsync(budget, "ann", 1)).Should().BeNull();
        (await TakeAsync(budget, "bob", 1)).Should().NotBeNull();

        first!.Dispose();
        (await second).Should().NotBeNull();
    }

    [Fact]
    public async Task WhoDoesNotWaitAnyMoreHoldsNothing()
    {
        var budget = new DirectBudget(mostAtOnce: 1, mostCalls: 2);
        using var first = await TakeAsync(budget, "ann", 1);
        using var patience = new CancellationTokenSource();
        var second = budget.TakeAsync("ann", 1, patience.Token);
        await patience.CancelAsync();
        await FluentActions.Awaiting(() => second).Should().ThrowAsync<OperationCanceledException>();

        TakeAsync(budget, "ann", 1).IsCompleted.Should().BeFalse("it waits for its turn, and is not one too many");
    }

    [Fact]
    public async Task ArgumentsCountTooButOneCallFitsInAnyCase()
    {
        var budget = new DirectBudget(mostAtOnce: 16, mostCalls: 100);
        using (await TakeAsync(budget, "ann", 2 * Much))
        {
            (await TakeAsync(budget, "ann", 1)).Should().BeNull();
        }

        (await TakeAsync(budget, "ann", Much)).Should().NotBeNull();
        (await TakeAsync(budget, "ann", Much)).Should().BeNull();
        (await TakeAsync(budget, "ann", 1)).Should().NotBeNull();
    }

    private static Task<IDisposable?> TakeAsync(DirectBudget budget, string principal, long bytes) => budget.TakeAsync(principal, bytes, Cancellation);
}
