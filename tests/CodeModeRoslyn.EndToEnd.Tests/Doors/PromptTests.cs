using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Commands;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>What explains the server to a model: a prompt over both doors, and the command that prints everything.</summary>
public sealed class PromptTests(DemoDoor door) : IClassFixture<DemoDoor>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task ThePromptIsThereOverHttp(string revision)
    {
        await using var client = await door.Serve.ConnectAsync(revision);

        (await client.ListPromptsAsync(cancellationToken: Cancellation)).Should().ContainSingle().Which.Name.Should().Be("code_mode");
        client.ServerInstructions.Should().Contain("search_tools").And.Contain("execute_code");
        var explained = TextOf(await client.GetPromptAsync("code_mode", cancellationToken: Cancellation));
        explained.Should().StartWith("You reach many tools").And.Contain("- crm: tools.Crm").And.NotContain("The task");
        TextOf(await client.GetPromptAsync("code_mode", new Dictionary<string, object?> { ["task"] = "Count the invoices." }, cancellationToken: Cancellation))
            .Should().StartWith(explained[..200]).And.EndWith("The task\nCount the invoices.");
    }

    [Fact]
    public async Task ThePromptIsThereOverStdio()
    {
        await using var stdio = await StdioProgram.StartAsync("""{ "mcpServers": {} }""");
        await stdio.SendAsync(Request(1, "prompts/list", new JsonObject()));
        var listed = (await stdio.AnswerAsync(1))["result"]!["prompts"]!.AsArray().Should().ContainSingle().Which!;
        ((string)listed["arguments"]![0]!["name"]!).Should().Be("task");
        ((bool?)listed["arguments"]![0]!["required"]).Should().NotBe(true);
        // One after the other: of requests that are sent together, any may be answered first.
        await stdio.SendAsync(Request(2, "prompts/get", new JsonObject { ["name"] = "code_mode" }));
        ((string)(await stdio.AnswerAsync(2))["result"]!["messages"]![0]!["content"]!["text"]!).Should().StartWith("You reach many tools").And.NotContain("Servers behind it");
        await stdio.SendAsync(Request(3, "prompts/get", new JsonObject { ["name"] = "another" }));
        (await stdio.AnswerAsync(3))["error"].Should().NotBeNull();
    }

    [Fact]
    public async Task TheCommandPrintsAllThatAModelIsTold()
    {
        using var command = new CommandRun();

        var printed = await command.StartAsync("prompt");

        printed.ExitCode.Should().Be(0, printed.Errors);
        printed.Errors.Should().BeEmpty();
        await using var client = await door.Serve.ConnectAsync();
        printed.Output.Should().Contain(client.ServerInstructions!);
        printed.Output.Should().Contain("- billing: tools.Billing, 1 tool");
        foreach (var tool in await client.ListToolsAsync(cancellationToken: Cancellation))
        {
            printed.Output.Should().Contain($"### {tool.Name}\n\n{tool.Description}\n\nInput schema: {{\"type\":\"object\"");
        }
    }

    [Fact]
    public async Task AConfigurationThatIsWrongIsSaidAsAlways()
    {
        using var command = new CommandRun();

        (await command.With("codemode.json", """{ "mcpServer": {} }""").StartAsync("prompt")).ExitCode.Should().Be(78);
    }

    private static string TextOf(GetPromptResult prompt) => ((TextContentBlock)prompt.Messages.Should().ContainSingle().Which.Content).Text;

    private static JsonObject Request(int id, string method, JsonObject parameters) => new() { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters };
}
