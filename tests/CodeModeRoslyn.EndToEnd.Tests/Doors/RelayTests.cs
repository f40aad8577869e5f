using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>What an upstream says and asks while it works reaches the caller of the run, and nobody else.</summary>
public sealed class RelayTests
{
    private const string Talk = "return (await tools.Talking.TalkAsync()).ToString();";

    private const string Ask = "return (await tools.Talking.AskAsync()).ToString();";

    public RelayTests() => NodePackages.Require();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Script => Path.Combine(AppContext.BaseDirectory, "Doors", "talking-upstream.mjs");

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task ProgressReachesTheCallerWithTheNameOfTheTool(string revision)
    {
        await using var serve = await ServeProgram.StartAsync(Config());
        await using var client = await serve.ConnectAsync(revision);
        var heard = new Heard();

        await client.CallToolAsync("execute_code", new Dictionary<string, object?> { ["code"] = Talk }, heard, cancellationToken: Cancellation);

        await Until.HoldsAsync("progress was heard", () => heard.Messages.Contains("talking.talk: 1 of 4: reading"));
    }

    [Fact]
    public async Task LogLinesReachACallerThatWantsThem()
    {
        await using var serve = await ServeProgram.StartAsync(Config());
        var lines = new List<string>();
        var handlers = new McpClientHandlers
        {
            NotificationHandlers =
            [
                new("notifications/message", (said, _) =>
                {
                    lock (lines)
                    {
                        lines.Add(said.Params!.ToJsonString());
                    }

                    return default;
                }),
            ],
        };
        await using var client = await serve.ConnectAsync("2025-11-25", handlers: handlers);
        await ExecuteAsync(client, Talk);
        lines.Should().BeEmpty("nobody has asked for any");

        await client.SendRequestAsync(new JsonRpcRequest { Method = "logging/setLevel", Params = new JsonObject { ["level"] = "warning" } }, Cancellation);
        await ExecuteAsync(client, Talk);

        await Until.HoldsAsync("a line was heard", () => lines.Count > 0);
        lines.Should().Equal("""{"level":"warning","logger":"talking","data":"the disk is nearly full"}""");
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task AQuestionReachesTheCallersPersonAndTheAnswerTheUpstream(string revision)
    {
        // Three seconds of thinking, in a run and a call that may take one.
        await using var serve = await ServeProgram.StartAsync(Config("""{ "wallClockSeconds": 1, "callSeconds": 1 }"""));
        ElicitRequestParams? asked = null;
        await using var client = await serve.ConnectAsync(revision, handlers: new McpClientHandlers
        {
            ElicitationHandler = async (request, cancellationToken) =>
            {
                asked = request;
                await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
                return new ElicitResult { Action = "accept", Content = new Dictionary<string, JsonElement> { ["colour"] = JsonElement.Parse("\"blue\"") } };
            },
        });

        var answer = await ExecuteAsync(client, Ask);

        Report(answer)["result"]!.GetValue<string>().Should().Contain("\"action\":\"accept\"").And.Contain("\"colour\":\"blue\"");
        asked!.Message.Should().Be("The upstream 'talking' asks, during a call of talking.ask: Which colour?");
        asked.RequestedSchema!.Properties.Keys.Should().Equal("colour");
    }

    [Fact]
    public async Task WithoutAnybodyToAskAQuestionIsDeclined()
    {
        await using var serve = await ServeProgram.StartAsync(Config());
        await using var client = await serve.ConnectAsync("2025-11-25");

        Report(await ExecuteAsync(client, Ask))["result"]!.GetValue<string>().Should().Contain("\"action\":\"decline\"");
    }

    [Fact]
    public async Task AQuestionThatMayBeAboutAnotherRunIsPutToNobody()
    {
        await using var serve = await ServeProgram.StartAsync(Config());
        var asked = 0;
        await using var client = await serve.ConnectAsync("2025-11-25", handlers: new McpClientHandlers
        {
            ElicitationHandler = (_, _) =>
            {
                asked++;
                return ValueTask.FromResult(new ElicitResult { Action = "accept" });
            },
        });
        var other = ExecuteAsync(client, "Console.WriteLine(\"waits\"); return (await tools.Talking.WaitAsync()).ToString();");
        await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);

        var answer = Report(await ExecuteAsync(client, Ask));
        await ExecuteAsync(client, "return (await tools.Talking.GoAsync()).ToString();");

        answer["result"]!.GetValue<string>().Should().Contain("\"action\":\"decline\"");
        asked.Should().Be(0);
        Report(await other)["result"]!.GetValue<string>().Should().Be("went");
    }

    [Fact]
    public async Task AQuestionEndsWithItsCall()
    {
        await using var serve = await ServeProgram.StartAsync(Config());
        await using var client = await serve.ConnectAsync("2025-11-25", handlers: new McpClientHandlers
        {
            ElicitationHandler = async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return new ElicitResult { Action = "accept" };
            },
        });

        Report(await ExecuteAsync(client, "return (await tools.Talking.RushAsync()).ToString();"))["result"]!.GetValue<string>().Should().Be("did not wait");

        await Until.HoldsAsync("no question waits", async () => await serve.Client.GetStringAsync("/api/approvals", Cancellation) is "[]");
    }

    [Fact]
    public async Task NoSecretComesThatWay()
    {
        const string Secret = "a token that nobody is to see";
        await using var serve = await ServeProgram.StartAsync(Config(environment: $$"""{ "TALKING_TOKEN": "{{Secret}}" }"""));
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var heard = new Heard();
        await using var client = await serve.ConnectAsync("2025-11-25", handlers: new McpClientHandlers
        {
            NotificationHandlers =
            [
                new("notifications/message", (line, _) =>
                {
                    said.Enqueue($"log {line.Params!.ToJsonString()}");
                    return default;
                }),
            ],
            ElicitationHandler = (question, _) =>
            {
                said.Enqueue($"question {JsonSerializer.Serialize(question, McpJsonUtilities.DefaultOptions)}");
                return ValueTask.FromResult(new ElicitResult { Action = "decline" });
            },
        });
        await client.SendRequestAsync(new JsonRpcRequest { Method = "logging/setLevel", Params = new JsonObject { ["level"] = "warning" } }, Cancellation);

        await client.CallToolAsync("execute_code", new Dictionary<string, object?> { ["code"] = "return (await tools.Talking.LeakAsync()).ToString();" }, heard, cancellationToken: Cancellation);

        await Until.HoldsAsync("all of it was heard", () => said.Count == 2 && heard.Messages.Any(message => message.Contains("my token is", StringComparison.Ordinal)));
        said.Concat(heard.Messages).Should().OnlyContain(words => !words.Contains(Secret, StringComparison.Ordinal));
        said.Should().OnlyContain(words => words.Contains("my token is ***", StringComparison.Ordinal));
    }

    private static string Config(string limits = "{}", string environment = "{}") =>
        $$"""{ "mcpServers": { "talking": { "command": "node", "args": [ "{{Script}}" ], "env": {{environment}} } }, "limits": {{limits}} }""";

    private static async Task<CallToolResult> ExecuteAsync(McpClient client, string script) => await client.CallToolAsync(
        "execute_code", new Dictionary<string, object?> { ["code"] = script }, cancellationToken: Cancellation);

    private static JsonNode Report(CallToolResult result) => result.Meta!["codemode/report"]!;

    private sealed class Heard : IProgress<ProgressNotificationValue>
    {
        private readonly List<string> messages = [];

        public IReadOnlyList<string> Messages
        {
            get
            {
                lock (messages)
                {
                    return [.. messages];
                }
            }
        }

        public void Report(ProgressNotificationValue value)
        {
            lock (messages)
            {
                messages.Add(value.Message ?? "");
            }
        }
    }
}
