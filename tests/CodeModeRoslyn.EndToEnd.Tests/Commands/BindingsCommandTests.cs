namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

public sealed class BindingsCommandTests : IDisposable
{
    private const string OneTool =
        """{ "name": "find_user", "description": "Finds a user.", "inputSchema": { "type": "object", "properties": { "email": { "type": "string" } }, "required": ["email"] } }""";

    private const string ListOfTools =
        """
        {
          "group": "tickets",
          "tools": [
            { "name": "open_ticket", "inputSchema": { "type": "object", "properties": { "title": { "type": "string" } }, "required": ["title"] } },
            { "name": "close_ticket", "inputSchema": { "type": "object", "properties": { "id": { "type": "integer" } }, "required": ["id"] } }
          ]
        }
        """;

    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task TheDemosBindingsArePrintedAsCSharp()
    {
        var result = await command.StartAsync("bindings");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("GetCustomerAsync(").And.Contain("ListInvoicesAsync(").And.Contain("GetUsageAsync(");
        result.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task OneToolAndAListOfToolsArePrintedFromFiles()
    {
        command.With("users.json", OneTool).With("list.json", ListOfTools);

        var result = await command.StartAsync("bindings", "--tools", "users.json", "list.json");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().Contain("FindUserAsync(").And.Contain("OpenTicketAsync(").And.Contain("CloseTicketAsync(");
        result.Output.Should().Contain("Users").And.Contain("Tickets").And.NotContain("GetCustomerAsync(");
    }

    [Fact]
    public async Task VerifyingCountsWhatCompiles()
    {
        command.With("users.json", OneTool).With("list.json", ListOfTools);

        var result = await command.StartAsync("bindings", "--tools", "users.json", "--tools", "list.json", "--verify", "--json");

        result.ExitCode.Should().Be(0, result.Errors);
        var answer = CommandRun.Json(result);
        answer.GetProperty("documents").GetInt32().Should().Be(2);
        answer.GetProperty("operations").GetInt32().Should().Be(3);
        answer.GetProperty("compiled").GetBoolean().Should().BeTrue();
        answer.GetProperty("milliseconds").GetInt64().Should().BePositive();
        answer.GetProperty("skipped").GetArrayLength().Should().Be(0);
        answer.GetProperty("diagnostics").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("""{ "email": "a@b" }""", null, null)]
    [InlineData("""{ "email": 5 }""", null, "the arguments cannot be written: 5 is no String.")]
    [InlineData("""{ "email": "a", "phone": 1 }""", null, "There is no argument 'phone'.")]
    [InlineData("""{ "email": "" }""", null, "the call was refused: The argument email of users.find_user has 0 characters, and must have at least 1.")]
    [InlineData("""{ "email": "a" }""", """{ "id": 1, "more": [1.0] }""", null)]
    [InlineData("""{ "email": "a" }""", """[1]""", "the result was refused: The result of users.find_user does not fit the type that the tool declares: $: expected an object, found an array of 1.")]
    public async Task VerifyingSendsCasesThroughScriptsAndSaysWhatDidNotSurvive(string arguments, string? result, string? expected)
    {
        var recorded = result is null ? "" : $$""", "result": {{result}}""";
        command.With("users.json", $$"""
            { "name": "find_user", "cases": [ { "arguments": {{arguments}}{{recorded}} } ],
              "inputSchema": { "type": "object", "properties": { "email": { "type": "string", "minLength": 1 } }, "required": ["email"] },
              "outputSchema": { "type": "object", "properties": { "id": { "type": "integer" } } } }
            """);

        var answer = await command.StartAsync("bindings", "--tools", "users.json", "--verify", "--json");

        answer.ExitCode.Should().Be(expected is null ? 0 : 1, answer.Errors);
        var losses = CommandRun.Json(answer).GetProperty("diagnostics").EnumerateArray().Select(one => one.GetString()).ToList();
        losses.Should().HaveCount(expected is null ? 0 : 1);
        losses.All(loss => loss!.StartsWith("users.find_user, case 1: ", StringComparison.Ordinal) && loss.Contains(expected!)).Should().BeTrue(string.Join("; ", losses));
    }

    [Theory]
    [InlineData("""{ "colour": "blue" }""", "holds no tool")]
    [InlineData("not json", "cannot be read")]
    public async Task AFileWithoutToolsIsExitCode64(string text, string message)
    {
        var result = await command.With("tools.json", text).StartAsync("bindings", "--tools", "tools.json");

        result.ExitCode.Should().Be(64);
        result.Errors.Should().Contain("tools.json").And.Contain(message);
    }
}
