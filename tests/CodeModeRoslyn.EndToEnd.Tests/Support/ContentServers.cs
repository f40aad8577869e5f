using System.Text.Json.Nodes;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>Servers that answer with images, sounds, resources and prompts: <c>tools.Everything</c>, which others wrote, and <c>tools.Own</c>.</summary>
public sealed class ContentServers : IAsyncLifetime
{
    private Engine? engine;
    private ServeProgram? serve;

    public Engine Engine => engine ?? throw new InvalidOperationException("Not started.");

    /// <summary>The same behind a door.</summary>
    public ServeProgram Serve => serve ?? throw new InvalidOperationException("Not started.");

    /// <summary>The same as a configuration.</summary>
    public static JsonObject Config => new()
    {
        ["mcpServers"] = new JsonObject
        {
            ["everything"] = new JsonObject { ["command"] = NodePackages.Node, ["args"] = new JsonArray(NodePackages.ServerEverything, "stdio") },
            ["own"] = new JsonObject { ["command"] = NodePackages.Node, ["args"] = new JsonArray(Own) },
        },
    };

    private static string Own => Path.Combine(RepositoryRoot.Path, "tests", "CodeModeRoslyn.EndToEnd.Tests", "Running", "content-server.mjs");

    public async ValueTask InitializeAsync()
    {
        NodePackages.Require();
        serve = await ServeProgram.StartAsync(Config.ToJsonString());
        engine = await StartAsync(new LimitsConfig());
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Serve.DisposeAsync();
    }

    /// <summary>Another engine over them.</summary>
    public static Task<Engine> StartAsync(LimitsConfig limits, params Grant[] grants) => Engine.StartAsync(
        new CodeModeConfig
        {
            Limits = limits,
            Grants = grants.Length > 0 ? [.. grants] : null,
            Upstreams =
            [
                new UpstreamConfig.Stdio { Alias = "everything", Command = NodePackages.Node, Arguments = [NodePackages.ServerEverything, "stdio"] },
                new UpstreamConfig.Stdio { Alias = "own", Command = NodePackages.Node, Arguments = [Own] },
            ],
        },
        []);

    public async Task<RunReport> CompleteAsync(string script)
    {
        var report = await Engine.RunAsync(script);
        report.Outcome.Should().Be("completed", string.Join("; ", report.Diagnostics.Select(found => found.Message)) + report.Error?.Message);
        return report;
    }
}
