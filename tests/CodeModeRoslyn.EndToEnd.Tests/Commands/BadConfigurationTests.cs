namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class BadConfigurationTests : IDisposable
{
    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Theory]
    [InlineData("{\n  \"demo\": true\n  \"limits\": {}\n}", "line 3, column 3")]
    [InlineData("", "line 1, column 1")]
    [InlineData("""{ "limitz": {} }""", "Did you mean 'limits'?")]
    [InlineData("""{ "limits": { "cals": 5 } }""", "Did you mean 'calls'?")]
    [InlineData("""{ "mcpServers": { "crm": { "url": "http://127.0.0.1:1/mcp", "headers": { "Authorization": "Bearer ${CODEMODE_TEST_UNSET}" } } } }""", "CODEMODE_TEST_UNSET is not set")]
    [InlineData("""{ "openApi": { "github": { "document": "github.json" } } }""", "has no 'baseUrl'")]
    public async Task AWrongConfigurationIsExitCode78WithASentence(string config, string sentence)
    {
        var result = await command.With("codemode.json", config).StartWithInputAsync("return 1;", "run", "-");

        result.ExitCode.Should().Be(78, result.Errors);
        result.Errors.Should().Contain("codemode.json").And.Contain(sentence);
        result.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task EverythingThatIsWrongIsSaidAtOnce()
    {
        command.With("mine.json",
            """
            {
              "limitz": {},
              "mcpServers": { "crm": { "url": "${CODEMODE_TEST_UNSET}" } },
              "workers": { "count": 0 }
            }
            """);

        var result = await command.StartWithInputAsync("return 1;", "run", "-", "--config", "mine.json");

        result.ExitCode.Should().Be(78);
        result.Errors.Should().ContainAll("mine.json(2)", "'limits'", "mine.json(3)", "CODEMODE_TEST_UNSET", "mine.json(4)", "from 1 to 64");
    }
}
