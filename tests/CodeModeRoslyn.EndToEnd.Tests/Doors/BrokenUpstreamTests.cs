using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

public sealed class BrokenUpstreamTests
{
    private static string Config =>
        $$"""
        {
          "demo": true,
          "mcpServers": {
            "missing": { "command": "/no/such/program" },
            "away": { "url": "http://127.0.0.1:{{FreePort.Next()}}/mcp" },
            "noisy": { "command": "/bin/sh", "args": ["-c", "echo this is no message; exit 3"] }
          }
        }
        """;

    [Fact]
    public async Task AnUpstreamThatIsBrokenCostsOnlyItsOwnToolsAndSaysWhy()
    {
        await using var stdio = await StdioProgram.StartAsync(Config);

        var servers = await ServersAsync(stdio);
        servers["missing"].Should().StartWith("unavailable:").And.Contain("/no/such/program");
        servers["away"].Should().StartWith("unavailable:").And.Contain("refused");
        servers["noisy"].Should().StartWith("unavailable:").And.Contain("3");
        servers["crm"].Should().Be("1 tool");
        Answers.ShouldBeTheMainJobs(await CallAsync(stdio, 1001, DemoUpstreams.MainJob));

        var refused = await CallAsync(stdio, 1002, "return await tools.Missing.AnythingAsync();");
        Answers.Text(refused).Should().Contain("/no/such/program");
    }

    [Fact]
    public async Task ASearchWaitsAMomentForUpstreamsAndNamesThoseItLacks()
    {
        await using var stdio = await StdioProgram.StartAsync(Config);

        // At once: the demo's servers are still starting.
        await stdio.SendAsync(Messages.Call(1, "search_tools", new JsonObject { ["query"] = "invoices" }));
        var answer = Answers.Text((await stdio.AnswerAsync(1))["result"]!);

        answer.Should().Contain("ListInvoicesAsync").And.Contain("Not searched: missing, which is unavailable:");
    }

    [Theory]
    [InlineData("execute_code", """{ "script": "return 1;" }""", "execute_code has no argument 'script'. It takes: code, timeout_seconds, dry_run, autofix.")]
    [InlineData("execute_code", "{}", "execute_code needs the argument 'code'. It takes: code, timeout_seconds, dry_run, autofix.")]
    [InlineData("execute_code", """{ "code": "return 1;", "dryrun": true }""", "execute_code has no argument 'dryrun'. Did you mean 'dry_run'? It takes: code, timeout_seconds, dry_run, autofix.")]
    [InlineData("execute_code", """{ "code": 1 }""", "The argument 'code' of execute_code must be a string, and is a number.")]
    [InlineData("search_tools", """{ "query": "x", "limit": "5" }""", "The argument 'limit' of search_tools must be a number, and is a string.")]
    [InlineData("search_tools", """{ "query": null }""", "The argument 'query' of search_tools must be a string, and is a null.")]
    [InlineData("list_servers", """{ "server": "crm" }""", "list_servers has no argument 'server'. It takes: no arguments.")]
    public async Task WrongArgumentsOfAnEntryToolAreNamed(string tool, string arguments, string sentence)
    {
        await using var stdio = await StdioProgram.StartAsync(Config);

        await stdio.SendAsync(Messages.Call(1, tool, (JsonObject)JsonNode.Parse(arguments)!));
        var result = (await stdio.AnswerAsync(1))["result"]!;

        ((bool?)result["isError"]).Should().BeTrue();
        Answers.Text(result).Should().Be(sentence);
    }

    [Fact]
    public async Task AnOptionalArgumentThatIsNullIsOneThatWasLeftOut()
    {
        await using var stdio = await StdioProgram.StartAsync(Config);

        await stdio.SendAsync(Messages.Call(1, "search_tools", new JsonObject { ["query"] = "invoices", ["server"] = null, ["limit"] = null, ["read_only"] = null }));

        Answers.Text((await stdio.AnswerAsync(1))["result"]!).Should().Contain("ListInvoicesAsync");
    }

    [Fact]
    public async Task NothingButMessagesIsWrittenToStandardOutput()
    {
        await using var stdio = await StdioProgram.StartAsync(Config);
        await ServersAsync(stdio);
        await CallAsync(stdio, 1001, DemoUpstreams.MainJob);
        await CallAsync(stdio, 1002, "Console.WriteLine(\"printed\"); throw new Exception(\"thrown\");");
        await CallAsync(stdio, 1003, "this does not compile");
        await CallAsync(stdio, 1004, "int Down(int n) => Down(n + 1) + 1; return Down(0);");
        await stdio.Program.Input.WriteLineAsync("this is no message");
        stdio.Program.Input.Close();
        await stdio.ReadToEndAsync();

        stdio.Lines.Should().HaveCountGreaterThanOrEqualTo(7);
        stdio.Lines.Should().OnlyContain(line => IsMessage(line));
    }

    private static bool IsMessage(string line) => JsonNode.Parse(line) is JsonObject message && (string?)message["jsonrpc"] == "2.0";

    /// <summary>What list_servers says about each upstream, once every one has connected or failed.</summary>
    private static async Task<Dictionary<string, string>> ServersAsync(StdioProgram stdio)
    {
        var text = "";
        var id = 100;
        await Until.HoldsAsync("no upstream is connecting", async () =>
        {
            await stdio.SendAsync(Messages.Call(++id, "list_servers", []));
            text = Answers.Text((await stdio.AnswerAsync(id))["result"]!);
            return !text.Contains(": connecting", StringComparison.Ordinal);
        });
        return text.TrimEnd().Split('\n').ToDictionary(line => line.Split(' ')[0], line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim());
    }

    private static async Task<JsonNode> CallAsync(StdioProgram stdio, int id, string script)
    {
        await stdio.SendAsync(Messages.ExecuteCode(id, script));
        return (await stdio.AnswerAsync(id))["result"]!;
    }
}
