using CodeModeRoslyn.Compilation.Tests.Pages;

namespace CodeModeRoslyn.Compilation.Tests.Diagnosing;

public sealed class UnnamedArgumentsTests
{
    [Theory]
    [InlineData("return await tools.Files.ReadAsync(\"a\", \"b\");")]
    [InlineData("return await tools.Files.ReadAsync(path: \"a\", new { b = 1 });")]
    public void OneArgumentTooManyIsAnError(string script) =>
        ExampleBindings.CompileScript(script).Should().BeOfType<ScriptVerdict.Refused>().Which.Findings.Should().ContainSingle().Which.Id.Should().Be("CMR3010");

    [Fact]
    public void ByItsNameItIsTaken() =>
        ExampleBindings.CompileScript("return await tools.Files.ReadAsync(\"a\", more: new { b = 1 });").Should().BeOfType<ScriptVerdict.Approved>();
}
