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
