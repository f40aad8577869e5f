using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>Calls that a person has to agree to, asked through clients old and new, over both doors.</summary>
public sealed class ApprovalTests
{
    // SHA-256 of "ann", "bob" and "olga".
    private const string Callers =
        """
        [ { "name": "ann", "tokenSha256": "49915e0d7d4b402e3017d010bc1c0e83cac6c797d6c16e66340fe3268693a6a1" },
          { "name": "bob", "tokenSha256": "81b637d8fcd2c6da6359e6963113a1170de795e4b725b84d1e0b4cfd9ec58ce9" },
          { "name": "olga", "tokenSha256": "3fa987493ca3ccfcb95243b881a02b7d2e660bd58f5763086ab1d731e473421b", "operator": true } ]
        """;

    private const string Script =
        """
        try { return (await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f", limit: 5)).Count; }
        catch (ToolException e) { return $"{e.Kind}: {e.Message}"; }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Revisions => ["2025-06-18", "2025-11-25", "2026-07-28"];

    [Theory, MemberData(nameof(Revisions))]
    public async Task ThePersonIsShownWhatWillBeSentAndTheCallIsMadeWhenTheyAgree(string revision)
    {
        await using var serve = await ServeProgram.StartAsync(Config());
        var asked = new List<string>();
        await using var client = await serve.ConnectAsync(revision, handlers: Person("accept", asked));

        var result = await ExecuteAsync(client);

        Report(result)["result"]!.ToJsonString().Should().Be("3");
        asked.Should().ContainSingle().Which.Should().Be(
            "A script wants to call billing.list_invoices, which needs your approval (grants[1] (line 3)). It would send these arguments:\n{\"customer_id\":\"cust_8a3f\",\"limit\":5}");
    }

    [Theory, MemberData(nameof(Revisions))]
    public async Task AScriptIsToldThatThePersonRefused(string revision)
    {
        await using var serve = await ServeProgram.StartAsync(Config());
        await using var client = await serve.ConnectAsync(revision, handlers: Person("decline", []));

        var report = Report(await ExecuteAsync(client));

        ((string?)report["result"]).Should().Be("Denied: billing.list_invoices needs a person's approval (grants[1] (line 3)), and the person refused.");
        ((string?)report["calls"]![0]!["outcome"]).Should().Be("Denied");
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task TheSameGoesOverStdio(string revision)
    {
        using var folder = new TemporaryFolder();
        var asked = new List<string>();
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = ["exec", CodeModeProgram.Assembly, "stdio", "--config", folder.Write("some config.json", Config())],
            WorkingDirectory = folder.Path,
        });
        await using var client = await McpClient.CreateAsync(transport, ServeProgram.Options(revision, Person("accept", asked)), cancellationToken: Cancellation);

        Report(await ExecuteAsync(client))["result"]!.ToJsonString().Should().Be("3");
        asked.Should().ContainSingle();
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task WithoutAnybodyToAskNothingRuns(string revision)
    {
        await using var serve = await ServeProgram.StartAsync(Config());
        await using var client = await serve.ConnectAsync(revision);

        var result = await ExecuteAsync(client, "Console.WriteLine(1); " + Script);

        result.IsError.Should().BeTrue();
        var report = Report(result);
        ((string?)report["outcome"]).Should().Be("approvalRequired");
        ((string?)report["output"]).Should().BeEmpty();
        ((string?)report["diagnostics"]![0]!["id"]).Should().Be("CMR1901");
        ((string?)report["diagnostics"]![0]!["message"]).Should().Contain("grants[1] (line 3)");
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task WhileAPersonThinksTheClockStandsStill(string revision)
    {
        await using var serve = await ServeProgram.StartAsync(Config(limits: """{ "wallClockSeconds": 1 }"""));
        await using var client = await serve.ConnectAsync(revision, handlers: Person("accept", [], TimeSpan.FromSeconds(2)));

        Report(await ExecuteAsync(client))["result"]!.ToJsonString().Should().Be("3");
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task CallsSideBySideAreAskedAboutOneByOneAndEachGoesItsWay(string revision)
    {
        await using var serve = await ServeProgram.StartAsync(Config());
        var asked = new List<string>();
        await using var client = await serve.ConnectAsync(revision, handlers: new McpClientHandlers
        {
            ElicitationHandler = (request, _) =>
            {
                lock (asked)
                {
                    asked.Add(request!.Message);
                }

                return ValueTask.FromResult(new ElicitResult { Action = request!.Message.Contains("\"limit\":2", StringComparison.Ordinal) ? "decline" : "accept" });
            },
        });

        var report = Report(await ExecuteAsync(
            client,
            """
            var all = Enumerable.Range(1, 3).Select(async limit =>
            {
                try { return (await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f", limit: limit)).Count.ToString(); }
                catch (ToolException e) { return e.Kind; }
            });
            return await Task.WhenAll(all);
            """));

        report["result"]!.ToJsonString().Should().Be("""["1","Denied","3"]""");
        asked.Should().HaveCount(3);
    }

    [Theory, MemberData(nameof(Revisions))]
    public async Task ARunWhoseClientCannotAskWaitsOnThePageWhereThatIsConfigured(string revision)
    {
        await using var serve = await ServeProgram.StartAsync(Config(approvals: "page"));
        await using var client = await serve.ConnectAsync(revision);
        var running = ExecuteAsync(client);

        JsonArray? waiting = null;
        await Until.HoldsAsync("a question waits", async () => (waiting = await ApprovalsAsync(serve, "local")) is { Count: 1 });
        ((string?)waiting![0]!["message"]).Should().Contain("""{"customer_id":"cust_8a3f","limit":5}""");
        (await AnswerAsync(serve, "local", (string)waiting[0]!["id"]!)).Should().Be(HttpStatusCode.NoContent);

        Report(await running)["result"]!.ToJsonString().Should().Be("3");
    }

    [Fact]
    public async Task ThereIsNoPageOverStdio()
    {
        using var folder = new TemporaryFolder();
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = ["exec", CodeModeProgram.Assembly, "stdio", "--config", folder.Write("some config.json", Config(approvals: "page"))],
            WorkingDirectory = folder.Path,
        });
        await using var client = await McpClient.CreateAsync(transport, cancellationToken: Cancellation);

        ((string?)Report(await ExecuteAsync(client))["outcome"]).Should().Be("approvalRequired");
    }

    [Fact]
    public async Task AnOperatorMayAnswerForAllAndAnotherCallerMayNot()
    {
        await using var serve = await ServeProgram.StartAsync(Config(withCallers: true));
        var never = new TaskCompletionSource<ElicitResult>();
        await using var client = await serve.ConnectAsync("2025-11-25", "ann", new McpClientHandlers { ElicitationHandler = (_, _) => new(never.Task) });
        var running = ExecuteAsync(client);

        JsonArray? waiting = null;
        await Until.HoldsAsync("a question waits", async () => (waiting = await ApprovalsAsync(serve, "olga")) is { Count: 1 });
        (await ApprovalsAsync(serve, "bob")).Should().BeEmpty();
        var id = (string)waiting![0]!["id"]!;
        (await AnswerAsync(serve, "bob", id)).Should().Be(HttpStatusCode.NotFound);
        (await AnswerAsync(serve, "olga", "0123")).Should().Be(HttpStatusCode.NotFound);
        (await AnswerAsync(serve, "olga", id)).Should().Be(HttpStatusCode.NoContent);

        Report(await running)["result"]!.ToJsonString().Should().Be("3");
        (await ApprovalsAsync(serve, "olga")).Should().BeEmpty();
        never.SetCanceled(Cancellation);
    }

    [Fact]
    public async Task NobodyElseCanAnswerARunThatWaitsBetweenTwoRequests()
    {
        await using var serve = await ServeProgram.StartAsync(Config(withCallers: true));
        var first = await PostAsync(serve, "ann", null, null);
        var state = (string)first["result"]!["requestState"]!;
        var question = first["result"]!["inputRequests"]!.AsObject().Single().Key;
        var answer = new JsonObject { [question] = new JsonObject { ["action"] = "accept" } };

        (await PostAsync(serve, "bob", state, answer))["error"]!["message"]!.GetValue<string>().Should().StartWith("No run of yours waits");
        (await PostAsync(serve, "ann", (state[0] == '0' ? '1' : '0') + state[1..], answer))["error"].Should().NotBeNull();
        (await PostAsync(serve, "ann", state, answer))["result"]!["content"]![0]!["text"]!.GetValue<string>().Should().Contain("result:\n3");
        (await PostAsync(serve, "ann", state, answer))["error"].Should().NotBeNull("it was answered once, and has ended");
    }

    [Fact]
    public async Task OnlySoManyRunsOfACallerWait()
    {
        await using var serve = await ServeProgram.StartAsync(Config(limits: """{ "waitingRuns": 1 }"""));
        var gate = new TaskCompletionSource<ElicitResult>();
        var waits = new TaskCompletionSource();
        await using var client = await serve.ConnectAsync("2025-11-25", handlers: new McpClientHandlers
        {
            ElicitationHandler = (_, _) =>
            {
                waits.TrySetResult();
                return new(gate.Task);
            },
        });
        var first = ExecuteAsync(client);
        await waits.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        ((string?)Report(await ExecuteAsync(client))["result"]).Should().Contain("too many questions of this caller wait already");
        gate.SetResult(new ElicitResult { Action = "accept" });
        Report(await first)["result"]!.ToJsonString().Should().Be("3");
    }

    [Fact]
    public async Task RunsThatWaitKeepNoWorkerFromOthers()
    {
        await using var serve = await ServeProgram.StartAsync(Config(workers: 1));
        var gate = new TaskCompletionSource<ElicitResult>();
        var waits = new TaskCompletionSource();
        await using var client = await serve.ConnectAsync("2025-11-25", handlers: new McpClientHandlers
        {
            ElicitationHandler = (_, _) =>
            {
                waits.TrySetResult();
                return new(gate.Task);
            },
        });
        var first = ExecuteAsync(client);
        await waits.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Report(await ExecuteAsync(client, "return 1 + 1;"))["result"]!.ToJsonString().Should().Be("2");
        gate.SetResult(new ElicitResult { Action = "accept" });
        Report(await first)["result"]!.ToJsonString().Should().Be("3");
    }

    private static string Config(string limits = "{}", bool withCallers = false, int workers = 2, string approvals = "client") =>
        $$"""
        { "demo": true, "limits": {{limits}}, "approvals": "{{approvals}}", "workers": { "count": {{workers}} }, "grants": [ { "tools": "*", "access": "allow" },

            { "tools": "billing.*", "access": "approve" } ]{{(withCallers ? $", \"callers\": {Callers}" : "")}} }
        """;

    private static McpClientHandlers Person(string action, List<string> asked, TimeSpan thinks = default) => new()
    {
        ElicitationHandler = async (request, cancellationToken) =>
        {
            asked.Add(request!.Message);
            await Task.Delay(thinks, cancellationToken);
            return new ElicitResult { Action = action };
        },
    };

    private static async Task<CallToolResult> ExecuteAsync(McpClient client, string script = Script) => await client.CallToolAsync(
        "execute_code", new Dictionary<string, object?> { ["code"] = script }, cancellationToken: Cancellation);

    private static JsonNode Report(CallToolResult result) => result.Meta!["codemode/report"]!;

    private static async Task<JsonArray> ApprovalsAsync(ServeProgram serve, string caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(serve.Endpoint, "/api/approvals")) { Headers = { { "Authorization", $"Bearer {caller}" } } };
        using var response = await serve.Client.SendAsync(request, Cancellation);
        return (await response.Content.ReadFromJsonAsync<JsonArray>(Cancellation))!;
    }

    private static async Task<HttpStatusCode> AnswerAsync(ServeProgram serve, string caller, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(serve.Endpoint, $"/api/approvals/{id}"))
        {
            Headers = { { "Authorization", $"Bearer {caller}" } },
            Content = JsonContent.Create(new { approve = true }),
        };
        using var response = await serve.Client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    // By hand, as no client of ours would: with another's state.
    private static async Task<JsonNode> PostAsync(ServeProgram serve, string caller, string? state, JsonObject? answers)
    {
        var parameters = new JsonObject
        {
            ["name"] = "execute_code",
            ["arguments"] = new JsonObject { ["code"] = Script },
            ["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
                ["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
                ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject { ["elicitation"] = new JsonObject { ["form"] = new JsonObject() } },
            },
        };
        if (state is not null)
        {
            parameters["requestState"] = state;
            parameters["inputResponses"] = answers!.DeepClone();
        }

        var body = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "tools/call", ["params"] = parameters };
        using var request = new HttpRequestMessage(HttpMethod.Post, serve.Endpoint) { Content = JsonContent.Create(body) };
        request.Headers.Add("Authorization", $"Bearer {caller}");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "tools/call");
        request.Headers.Add("Mcp-Name", "execute_code");
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await serve.Client.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var data = text.Split('\n').LastOrDefault(line => line.StartsWith("data: ", StringComparison.Ordinal));
        return JsonNode.Parse(data?["data: ".Length..] ?? text)!;
    }
}
