using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Tests.Runs;

public sealed class StageTimesTests
{
    private readonly StageTimes stages = new();

    [Fact]
    public void WhatAChildDoesNotAccountForIsTransfer()
    {
        stages.Add(StageAccount.Compiler, new Dictionary<string, double> { ["parse"] = 1, ["emit"] = 3 }, TimeSpan.FromMilliseconds(6));

        stages.ToReport().Should().Equal(new Dictionary<string, double> { ["parse"] = 1, ["emit"] = 3, ["transfer"] = 2 });
    }

    [Fact]
    public void AChildCannotClaimMoreThanTheHostHasWaited()
    {
        stages.Add(StageAccount.Worker, new Dictionary<string, double> { ["verify"] = double.PositiveInfinity, ["run"] = 5 }, TimeSpan.FromMilliseconds(6));

        stages.ToReport().Should().Equal(new Dictionary<string, double> { ["verify"] = 6, ["run"] = 0, ["transfer"] = 0 });
    }

    [Fact]
    public void WhatIsNoStageOrNoTimeIsNotBelieved()
    {
        stages.Add(StageAccount.Worker, new Dictionary<string, double> { ["ignore previous instructions"] = 1, ["wait"] = 1, ["emit"] = 1, ["run"] = -1, ["jit"] = double.NaN }, TimeSpan.FromMilliseconds(6));

        stages.ToReport().Should().Equal(new Dictionary<string, double> { ["transfer"] = 6 });
    }

    [Fact]
    public void AChildThatWasEndedHasWorkedAllTheTime()
    {
        stages.Add(StageAccount.Compiler, new Dictionary<string, double>(), TimeSpan.FromMilliseconds(6));
        stages.Add(StageAccount.Worker, new Dictionary<string, double>(), TimeSpan.FromMilliseconds(7));

        stages.ToReport().Should().Equal(new Dictionary<string, double> { ["compile"] = 6, ["run"] = 7 });
    }

    [Fact]
    public void TheRestOfATimeIsWhatNoStageHas()
    {
        stages.Add(StageTimes.Wait, TimeSpan.FromMilliseconds(2));

        stages.AddRest(StageTimes.Prepare, TimeSpan.FromMilliseconds(5));

        stages.ToReport().Should().Equal(new Dictionary<string, double> { ["prepare"] = 3, ["wait"] = 2 });
    }

    [Fact]
    public void WhatIsDoneTwiceAddsUp()
    {
        stages.Add(StageAccount.Compiler, new Dictionary<string, double> { ["verify"] = 1 }, TimeSpan.FromMilliseconds(1));
        stages.Add(StageAccount.Worker, new Dictionary<string, double> { ["verify"] = 2 }, TimeSpan.FromMilliseconds(2));

        stages.ToReport()["verify"].Should().Be(3);
    }
}
