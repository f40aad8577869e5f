using System.Collections.Immutable;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

public sealed class ModelScriptTests
{
    [Fact]
    public async Task EveryGoodScriptThatAModelWroteIsAccepted()
    {
        var scripts = Directory.GetFiles(Path.Combine(SharedFolder.Require(), "models-scripts", "good"), "*.csx").Order(StringComparer.Ordinal).ToList();
        NodePackages.Require();
        using var folder = new TemporaryFolder();
        ImmutableArray<UpstreamConfig> upstreams =
        [
            Node("everything", NodePackages.ServerEverything, "stdio"),
            Node("filesystem", NodePackages.ServerFilesystem, folder.Path),
            Node("memory", NodePackages.ServerMemory),
        ];
        await using var engine = await Engine.StartAsync(new CodeModeConfig { Demo = true, Upstreams = upstreams }, DemoUpstreams.All);

        var refused = new List<string>();
        foreach (var script in scripts)
        {
            var report = await engine.CheckAsync(await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken));
            if (!report.Accepted)
            {
                refused.Add($"{Path.GetFileName(script)}: {string.Join("; ", report.Diagnostics)}");
            }
        }

        scripts.Should().NotBeEmpty();
        refused.Should().BeEmpty();
    }

    private static UpstreamConfig.Stdio Node(string alias, string program, params string[] arguments) =>
        new() { Alias = alias, Command = NodePackages.Node, Arguments = [program, .. arguments] };
}
