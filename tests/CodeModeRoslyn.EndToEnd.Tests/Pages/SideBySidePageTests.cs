using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Pages;

public sealed class SideBySidePageTests
{
    [Fact]
    public async Task ThePageSaysWhatWasRecordedOfTheTasksAsTheyAre()
    {
        var benchmarks = CodeModeProgram.Assembly.Replace("CodeModeRoslyn.Cli", "CodeModeRoslyn.Benchmarks", StringComparison.Ordinal).Replace("codemode.dll", "CodeModeRoslyn.Benchmarks.dll", StringComparison.Ordinal);

        var check = await CodeModeProgram.RunAsync(CodeModeProgram.StartInfo(["side-by-side", "--check"], assembly: benchmarks));

        check.Errors.Should().BeEmpty();
        check.ExitCode.Should().Be(0);
    }
}
