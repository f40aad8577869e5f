using CodeModeRoslyn.EndToEnd.Tests.OpenApi;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

/// <summary>A server that does not say what its tools answer: the second script is written against what the first one saw.</summary>
public sealed class LearningTests
{
    private static readonly CodeModeConfig Config = new()
    {
        Upstreams =
        [
            new UpstreamConfig.Stdio
            {
                Alias = "fake",
                Command = "node",
                Arguments = [Path.Combine(RepositoryRoot.Path, "tests", "CodeModeRoslyn.Tools.Tests", "Upstreams", "fake-upstream.mjs"), "works"],
            },
        ],
    };

    private const string Call = "var r = await tools.Fake.EchoAsync(new { products = new[] { new { name = \"apple\", price = 1 }, new { name = \"pear\", price = 2 } } }); ";

    [Fact]
    public async Task AResultTeachesTheNextScriptItsType()
    {
        await using var engine = await Engine.StartAsync(Config, []);
        (await ResultAsync(engine, Call + "return r[\"products\"][1][\"name\"].AsString();")).Should().Be("pear");

        // The same script as before, and one that uses what was learned.
        (await ResultAsync(engine, Call + "return r[\"products\"][1][\"name\"].AsString();")).Should().Be("pear");
        (await ResultAsync(engine, Call + "return r.Products!.Sum(p => p.Price) + \" \" + r.Products![0].Name;")).Should().Be("3 apple");
    }

    [Fact]
    public async Task SoDoesAnOperationWhoseDocumentIsSilent()
    {
        await using var service = new RecordedService(_ => (200, "application/json", """{ "left": [ { "name": "apple", "price": 3 } ] }"""));
        var pets = new UpstreamConfig.OpenApi { Alias = "pets", Document = Path.Combine(AppContext.BaseDirectory, "OpenApi", "pets.yaml"), BaseUrl = service.Url };
        await using var engine = await Engine.StartAsync(Config with { Upstreams = [pets] }, []);

        (await ResultAsync(engine, """var r = await tools.Pets.Stock.GetAsync(); return r["left"][0]["name"].AsString();""")).Should().Be("apple");
        (await ResultAsync(engine, """var r = await tools.Pets.Stock.GetAsync(); return r["left"][0]["name"].AsString() + r.Left![0].Price;""")).Should().Be("apple3");
    }

    private static async Task<string> ResultAsync(Engine engine, string script)
    {
        var report = await engine.RunAsync(script);
        report.Outcome.Should().Be("completed", string.Join("; ", report.Diagnostics.Select(found => found.Message)) + report.Error?.Message);
        return report.Result!.Value.ToString();
    }
}
