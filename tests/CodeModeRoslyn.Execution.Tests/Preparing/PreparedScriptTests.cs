using CodeModeRoslyn.Execution.Preparing;
using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Tests.Preparing;

public sealed class PreparedScriptTests
{
    [Fact]
    public void RefusedScriptsDoNotShareTheirTimes()
    {
        PreparedScript.Refused([]).Stages.Add(StageTimes.Prepare, TimeSpan.FromMilliseconds(5));

        PreparedScript.Refused([]).Stages.ToReport().Should().BeEmpty();
        PreparedScript.Nothing.Stages.ToReport().Should().BeEmpty();
    }
}
