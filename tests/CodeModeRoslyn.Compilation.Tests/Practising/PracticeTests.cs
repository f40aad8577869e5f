using CodeModeRoslyn.Compiler;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Compilation.Tests.Practising;

public sealed class PracticeTests
{
    private const int MostRounds = 200;

    private readonly ScriptCompiler compiler = new(CompanyPolicy.None);

    [Fact]
    public void WithoutAScriptThereIsNothingToPractise() => new Practice().IsLeft.Should().BeFalse();

    [Fact]
    public void ItEnds()
    {
        var practice = new Practice { Spent = () => TimeSpan.Zero };
        practice.Remember(new ScriptSource("return 1;", [], []));

        Rounds(practice).Should().BeInRange(60, MostRounds - 1, "the runtime optimises what was called sixty times");
    }

    [Fact]
    public void OnASlowMachineItEndsSooner()
    {
        var spent = TimeSpan.Zero;
        var practice = new Practice { Spent = () => spent += TimeSpan.FromMilliseconds(100) };
        practice.Remember(new ScriptSource("return 1;", [], []));

        Rounds(practice).Should().BeInRange(1, 30);
    }

    private int Rounds(Practice practice)
    {
        var rounds = 0;
        for (; practice.IsLeft && rounds < MostRounds; rounds++)
        {
            practice.Go(compiler);
        }

        return rounds;
    }
}
