using System.Diagnostics;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>Clients that others wrote: the MCP Inspector and the TypeScript SDK.</summary>
public sealed class NodeClientTests(DemoDoor door) : IClassFixture<DemoDoor>
{
    private static string[] Stdio => ["dotnet", "exec", CodeModeProgram.Assembly, "stdio"];

    private string[] Http => [door.Serve.Endpoint.ToString(), "--transport", "http"];

    [Fact]
    public async Task TheInspectorRunsTheMainJobOverHttp() => await InspectAsync(Http);

    [Fact]
    public async Task TheInspectorRunsTheMainJobOverStdio() => await InspectAsync(Stdio);

    [Theory]
    [InlineData("1", "2025-11-25")]
    [InlineData("2", "2026-07-28")]
    public async Task TheTypeScriptClientRunsTheMainJobOverHttp(string major, string revision) =>
        await CallFromTypeScriptAsync(major, revision, "http", door.Serve.Endpoint.ToString());

    [Theory]
    [InlineData("1", "2025-11-25")]
    [InlineData("2", "2026-07-28")]
    public async Task TheTypeScriptClientRunsTheMainJobOverStdio(string major, string revision) =>
        await CallFromTypeScriptAsync(major, revision, ["stdio", .. Stdio]);

    private static async Task InspectAsync(string[] target)
    {
        NodePackages.Require();
        using var folder = new TemporaryFolder();
        string[] inspector = [NodePackages.Inspector, "--cli", .. target];

        var list = await NodeAsync(folder, [.. inspector, "--method", "tools/list"]);
        var result = await NodeAsync(
            folder, [.. inspector, "--method", "tools/call", "--tool-name", "execute_code", "--tool-arg", $"code={DemoUpstreams.MainJob}"]);

        Answers.ShouldBeTheEntryTools(NamesIn(list));
        Answers.ShouldBeTheMainJobs(result);
    }

    private static async Task CallFromTypeScriptAsync(string major, string revision, params string[] target)
    {
        NodePackages.Require();
        using var folder = new TemporaryFolder();
        var script = folder.Write("main job.csx", DemoUpstreams.MainJob);

        var answers = await NodeAsync(folder, [NodePackages.CallTool, major, script, .. target]);

        ((string?)answers["revision"]).Should().Be(revision);
        Answers.ShouldBeTheEntryTools(NamesIn(answers));
        Answers.ShouldBeTheMainJobs(answers["result"]!);
    }

    private static IEnumerable<string?> NamesIn(JsonNode list) => list["tools"]!.AsArray().Select(tool => (string?)tool!["name"]);

    private static async Task<JsonNode> NodeAsync(TemporaryFolder folder, IEnumerable<string> arguments)
    {
        var ended = await CodeModeProgram.RunAsync(new ProcessStartInfo(NodePackages.Node, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        });
        ended.ExitCode.Should().Be(0, ended.Errors);
        return JsonNode.Parse(ended.Output)!;
    }
}
