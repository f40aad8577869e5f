using CodeModeRoslyn.Analyzers;
using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Policy.Tests.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CodeModeRoslyn.Policy.Tests.Judging;

public sealed class ScriptPolicyAnalyzerTests
{
    /// <summary>What silences it, and what does not, is in <see cref="SilencingTests"/>.</summary>
    [Fact]
    public async Task TheShellReportsWhatTheJudgeReports()
    {
        var script = ScriptCompilation.Create("return System.IO.File.ReadAllText(\"x\");");
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);

        var diagnostics = await script.Compilation.WithAnalyzers([new ScriptPolicyAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        diagnostics.Should().ContainSingle(diagnostic => diagnostic.Location.SourceTree == script.Script)
            .Which.Id.Should().Be(ApiRules.UseToolsForFiles);
    }

    [Fact]
    public void EveryRuleHasANumberOfItsOwnInItsRange()
    {
        var ids = new ScriptPolicyAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).ToList();

        ids.Should().OnlyHaveUniqueItems().And.OnlyContain(id => id.StartsWith("CMR1", StringComparison.Ordinal) || id.StartsWith("CMR2", StringComparison.Ordinal));
        new ScriptPolicyAnalyzer().SupportedDiagnostics.Should().OnlyContain(descriptor => descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
    }
}
