using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>What a server writes down of its runs.</summary>
public sealed class AuditedServerTests : IDisposable
{
    private readonly TemporaryFolder trail = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<JsonNode> Records => Directory.GetFiles(trail.Path).Order().SelectMany(Lines).Select(line => JsonNode.Parse(line)!);

    public void Dispose() => trail.Dispose();

    [Fact]
    public async Task EveryRunAndEveryCallIsThereWithTheLineThatDecided()
    {
        await using (var serve = await ServeProgram.StartAsync(Config("""[ { "tools": "*", "access": "allow" } ]""")))
        {
            await using var client = await serve.ConnectAsync();
            await ExecuteAsync(client, DemoUpstreams.MainJob);
        }

        var records = Records.ToList();
        var started = records.Single(record => Type(record) == "runStarted");
        ((string?)started["principal"]).Should().Be("local");
        started["text"].Should().BeNull("texts are recorded where the configuration asks for them");
        var basis = started["basis"]!;
        basis["reach"]!.AsArray().Select(tool => (string?)tool).Should().BeEquivalentTo("crm.get_customer", "billing.list_invoices", "analytics.get_usage");
        basis["grants"]!.AsArray().Should().HaveCount(3).And.OnlyContain(grant => (string?)grant!["access"] == "allow" && (int?)grant["line"] == 1);
        basis["upstreams"]!.AsObject().Should().HaveCount(3);
        basis["bindings"]!.AsArray().Should().HaveCount(3);
        records.Where(record => Type(record) == "callSent").Select(record => (string?)record["tool"]).Should()
            .BeEquivalentTo("crm.get_customer", "billing.list_invoices", "analytics.get_usage");
        records.Where(record => Type(record) == "callAnswered").Select(record => (string?)record["outcome"]).Should().Equal("ok", "ok", "ok");
        ((string?)records.Single(record => Type(record) == "runEnded")["outcome"]).Should().Be("completed");
        (await VerifyAsync()).Should().Be(0);
    }

    [Fact]
    public async Task WhatAPersonSaidIsThereAndWhatWasStopped()
    {
        const string Grants = """[ { "tools": "*", "access": "allow" }, { "tools": "billing.*", "access": "approve" }, { "tools": "crm.*", "access": "deny", "arguments": { "id": { "const": "secret" } } } ]""";
        await using (var serve = await ServeProgram.StartAsync(Config(Grants)))
        {
            await using var client = await serve.ConnectAsync(handlers: new McpClientHandlers
            {
                ElicitationHandler = (request, _) => ValueTask.FromResult(new ElicitResult { Action = request!.Message.Contains("\"limit\":2", StringComparison.Ordinal) ? "decline" : "accept" }),
            });
            await ExecuteAsync(
                client,
                """
                await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f", limit: 1);
                try { await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f", limit: 2); } catch (ToolException) { }
                await tools.Crm.GetCustomerAsync(id: "secret");
                """);
        }

        var records = Records.ToList();
        var sent = records.Single(record => Type(record) == "callSent");
        sent["approval"]!.ToJsonString().Should().Be("""{"decision":"approved","by":"local"}""");
        ((int?)sent["grant"]!["line"]).Should().Be(1);
        var refused = records.Where(record => Type(record) == "callRefused").ToList();
        refused[0]["approval"]!.ToJsonString().Should().Be("""{"decision":"declined","by":"local"}""");
        ((string?)refused[1]["grant"]!["access"]).Should().Be("deny");
        ((string?)records.Single(record => Type(record) == "runEnded")["outcome"]).Should().Be("faulted");
        File.ReadAllText(Directory.GetFiles(trail.Path).Single()).Should().NotContain("cust_8a3f").And.NotContain("secret");
    }

    [Fact]
    public async Task AServerThatIsKilledAtAnyMomentLeavesATrailThatHolds()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 5; round++)
        {
            await using var serve = await ServeProgram.StartAsync(Config("""[ { "tools": "*", "access": "allow" } ]"""));
            await using var client = await serve.ConnectAsync();
            await ExecuteAsync(client, "return 1;");
            var busy = Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                while (true)
                {
                    await ExecuteAsync(client, DemoUpstreams.MainJob);
                }
            }));
            await Task.WhenAny(busy, Task.Delay(random.Next(50, 600), Cancellation));
            serve.Program.Kill();
            await busy.Invoking(task => task).Should().ThrowAsync<Exception>();

            (await VerifyAsync()).Should().Be(0, $"after round {round} of seed {seed}");
        }

        Directory.GetFiles(trail.Path).Should().HaveCount(5);
    }

    private string Config(string grants) => $$"""{ "demo": true, "audit": { "folder": "{{trail.Path}}" }, "grants": {{grants}} }""";

    private async Task<int> VerifyAsync() => (await CodeModeProgram.RunAsync("audit", "verify", trail.Path)).ExitCode;

    private static async Task<CallToolResult> ExecuteAsync(McpClient client, string script) => await client.CallToolAsync(
        "execute_code", new Dictionary<string, object?> { ["code"] = script }, cancellationToken: Cancellation);

    private static string? Type(JsonNode record) => (string?)record["type"];

    private static string[] Lines(string file) => File.ReadAllLines(file);
}
