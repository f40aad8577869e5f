using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Corpus;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.OpenApi;

/// <summary>The calls that searches show are scripts that the compiler takes and the policy lets through.</summary>
public sealed class ExampleCallTests(ITestOutputHelper output)
{
    private const int Batch = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task EveryExampleOfEveryDocumentOnDiskIsLetThrough()
    {
        using var folder = new TemporaryFolder();
        var documents = Directory.GetFiles(Path.Combine(SharedFolder.Require(), "specs"), "*.json").Concat(Nasty(folder)).Order(StringComparer.Ordinal);
        var config = new CodeModeConfig
        {
            Upstreams = [.. documents.Select((document, i) => new UpstreamConfig.OpenApi { Alias = $"d{i}", Document = document, BaseUrl = new Uri("http://127.0.0.1:9/") })],
        };
        await using var engine = await Engine.StartAsync(config, []);
        var snapshot = await engine.Catalog.WaitForAsync([.. config.Upstreams.Select(upstream => upstream.Alias)], Patience, TestContext.Current.CancellationToken);

        var tools = snapshot.Upstreams.SelectMany(upstream => upstream.Units).SelectMany(unit => BindingWriter.Write(unit).Tools).ToList();
        var examples = tools.Select(tool => tool.Example).OfType<string>().ToList();
        output.WriteLine($"{examples.Count} examples for {tools.Count} tools");
        tools.Count.Should().BeGreaterThan(700);
        examples.Count.Should().BeGreaterThan(tools.Count * 9 / 10);
        foreach (var batch in examples.Chunk(Batch))
        {
            var report = await engine.CheckAsync(string.Concat(batch.Select(example => $"{{ {example} }}\n")));

            report.Diagnostics.Should().BeEmpty();
            report.Accepted.Should().BeTrue();
        }
    }

    /// <summary>Documents that were made to be difficult.</summary>
    private static IEnumerable<string> Nasty(TemporaryFolder folder) =>
        from file in Directory.GetFiles(Path.Combine(SharedFolder.Require(), "gauntlet", "schemas"), "oas-*.json")
        where JsonNode.Parse(File.ReadAllText(file))!["openapi"] is JsonObject
        select folder.Write(Path.GetFileName(file), JsonNode.Parse(File.ReadAllText(file))!["openapi"]!.ToJsonString());
}
