using CodeModeRoslyn.Execution.Direct;

namespace CodeModeRoslyn.Execution.Tests.Direct;

public sealed class DirectBudgetTests
{
    private const long Much = 40L << 20;

    [Fact]
    public void EachPrincipalHasSoManyCallsAndGetsThemBack()
    {
        var budget = new DirectBudget(mostCalls: 2);
        var first = budget.TryTake("ann", 1);
        budget.TryTake("ann", 1).Should().NotBeNull();
        budget.TryTake("ann", 1).Should().BeNull();
        budget.TryTake("bob", 1).Should().NotBeNull();

        first!.Dispose();

        budget.TryTake("ann", 1).Should().NotBeNull();
    }

    [Fact]
    public void ArgumentsCountTooButOneCallFitsInAnyCase()
    {
        var budget = new DirectBudget(mostCalls: 16);
        using (budget.TryTake("ann", 2 * Much))
        {
            budget.TryTake("ann", 1).Should().BeNull();
        }

        budget.TryTake("ann", Much).Should().NotBeNull();
        budget.TryTake("ann", Much).Should().BeNull();
        budget.TryTake("ann", 1).Should().NotBeNull();
    }
}
