using CodeModeRoslyn.Policy.Tests.Compiling;

namespace CodeModeRoslyn.Policy.Tests.Judging;

/// <summary>No hostile script is ever run here; it is compiled and judged.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void EveryBenignScriptIsAcceptedInSourceAndInMetadata()
    {
        List<string> refused = [];
        foreach (var (name, _, source) in SharedFiles.Scripts("corpus/benign"))
        {
            var script = ScriptCompilation.Create(source);
            if (script.Errors is [var error, ..])
            {
                refused.Add($"{name}: {error}");
            }
            else
            {
                refused.AddRange(script.Judge().Select(violation => $"{name}: {violation}"));
                refused.AddRange(script.JudgeEmitted().Select(violation => $"{name}: {violation}"));
            }
        }

        refused.Should().BeEmpty();
    }

    [Fact]
    public void EveryScriptToBeRejectedIsRefusedByTheCompilerOrByItsSymbols() =>
        Accepted(wide: false).Should().BeEmpty();

    // With the whole framework in reach, the rules have to refuse what the trimmed references otherwise hide.
    [Fact]
    public void EveryScriptToBeRejectedIsRefusedEvenWhenItSeesTheWholeFramework() =>
        Accepted(wide: true).Should().BeEmpty();

    // Compile bombs are left out: they need a compiler that can be killed.
    private static List<string> Accepted(bool wide) =>
    [
        .. from script in SharedFiles.Scripts("corpus/hostile")
           where script.Expectation.Contains("expect: rejected", StringComparison.Ordinal) && !script.Name.StartsWith("bomb-", StringComparison.Ordinal)
           let compilation = ScriptCompilation.Create(script.Source, wide)
           where compilation.Errors.Count == 0 && compilation.Judge().Count == 0
           select script.Name,
    ];
}
