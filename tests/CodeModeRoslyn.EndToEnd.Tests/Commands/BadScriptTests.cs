using System.Text;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class BadScriptTests : IDisposable
{
    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n\t\n", "empty")]
    [InlineData("// later\n/* more */", "empty")]
    [InlineData("return await tools.Crmm.GetCustomerAsync(id: \"x\");", "There is `tools.Crm.GetCustomerAsync(string id)`")]
    [InlineData("def total(x):\n    return x\nprint(total(1))", "scripts are C#")]
    [InlineData("const fs = require(\"fs\");\nconsole.log(fs);", "scripts are C#")]
    [InlineData("class Program { static void Main() { } }", "plain statements")]
    [InlineData("#if X\nreturn 1;\n#endif", "what is judged has to be the text as it stands")]
    public async Task ATextThatIsNoScriptIsRefusedWithTheFix(string script, string sentence)
    {
        var result = await command.With("script.csx", script).StartAsync("run", "script.csx");

        result.ExitCode.Should().Be(2, result.Errors);
        result.Output.Should().Contain(sentence);
        result.Errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData(new byte[] { 0x72, 0xFF, 0xFE, 0xC3 }, "Save the script as UTF-8")]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 0, 0, 0 }, "U+0000")]
    public async Task BytesThatAreNoTextAreRefused(byte[] bytes, string sentence)
    {
        var result = await command.With("script.csx", bytes).StartAsync("run", "script.csx");

        result.ExitCode.Should().Be(2, result.Errors);
        result.Output.Should().Contain(sentence);
    }

    [Fact]
    public async Task AMegabyteOfScriptIsTooLong()
    {
        var result = await command.With("script.csx", Encoding.UTF8.GetBytes($"return \"{new string('a', 1 << 20)}\";")).StartAsync("run", "script.csx");

        result.ExitCode.Should().Be(2, result.Errors);
        result.Output.Should().Contain("65,536").And.Contain("shorter script");
    }

    [Theory]
    [InlineData(CommandRun.BrokenUpstream, "Broken", "code 3: cannot find the licence")]
    [InlineData("""{ "mcpServers": { "broken": { "command": "codemode-no-such-program" } } }""", "Broken", "command not found: codemode-no-such-program")]
    [InlineData("""{ "mcpServers": { "far": { "url": "http://127.0.0.1:1/mcp" } } }""", "Far", "refused")]
    public async Task AnUpstreamThatCannotBeReachedOnlyRefusesScriptsThatNameIt(string config, string name, string reason)
    {
        command.With("codemode.json", config);

        var naming = await command.StartWithInputAsync($"return await tools.{name}.AnythingAsync();", "run", "-");
        var other = await command.StartWithInputAsync("return 1;", "run", "-");

        naming.ExitCode.Should().Be(2, naming.Errors);
        naming.Output.Should().Contain($"tools.{name}").And.Contain(reason).And.Contain("leave it out");
        other.ExitCode.Should().Be(0, other.Output + other.Errors);
        other.Errors.Should().BeEmpty();
    }
}
