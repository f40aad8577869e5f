using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>Upstreams that others wrote, over stdio, Streamable HTTP and SSE.</summary>
public sealed class PeerTests(PeerServers peers) : IClassFixture<PeerServers>
{
    private const string Script =
        """
        await tools.Memory.CreateEntitiesAsync(entities:
        [
            new() { Name = "Ada", EntityType = "person", Observations = ["writes programs"] },
            new() { Name = "Engine", EntityType = "machine", Observations = [] },
        ]);
        await tools.Memory.CreateRelationsAsync(relations: [new() { From = "Ada", To = "Engine", RelationType = "programs" }]);
        var graph = await tools.Memory.ReadGraphAsync();
        var listing = await tools.Files.ListDirectoryAsync(path: "FOLDER");
        var echoes = await Task.WhenAll(
            tools.EveryStdio.EchoAsync(message: "one"),
            tools.EveryHttp.EchoAsync(message: "two"),
            tools.EverySse.EchoAsync(message: "three"));
        var relation = graph.Relations.Single();
        return new
        {
            names = graph.Entities.Select(entity => entity.Name),
            relation = $"{relation.From} {relation.RelationType} {relation.To}",
            listing = listing.Content,
            echoes,
        };
        """;

    [Fact]
    public async Task EveryBindingCompiles()
    {
        var ended = await CodeModeProgram.RunAsync("bindings", "--verify", "--json", "--config", peers.Config);

        ended.ExitCode.Should().Be(0, ended.Errors + ended.Output);
        var verified = JsonNode.Parse(ended.Output)!;
        ((int)verified["documents"]!).Should().Be(5);
        ((int)verified["operations"]!).Should().BeGreaterThan(50);
        ((bool)verified["compiled"]!).Should().BeTrue();
        verified["skipped"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task OneScriptUsesThemAll()
    {
        var script = peers.Folder.Write("script.csx", Script.Replace("FOLDER", peers.Files, StringComparison.Ordinal));

        var ended = await CodeModeProgram.RunAsync("run", script, "--json", "--config", peers.Config);

        ended.ExitCode.Should().Be(0, ended.Errors + ended.Output);
        var result = JsonNode.Parse(ended.Output)!["result"]!;
        result.ToJsonString().Should().Be(
            """{"names":["Ada","Engine"],"relation":"Ada programs Engine","listing":"[FILE] hello.txt","echoes":["Echo: one","Echo: two","Echo: three"]}""");
    }
}
