using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

/// <summary>The scripts that the page offers do what they say.</summary>
public sealed class ExampleTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "src", "CodeModeRoslyn.Playground", "app", "src", "examples");

    public static TheoryData<string, string> Examples => new()
    {
        { "1-side-by-side.csx", "churnRisk" },
        { "2-one-call-for-each.csx", "cust_8a3f" },
        { "3-go-on-after-a-failure.csx", "cust_nobody" },
        { "4-tools-as-data.csx", "list_invoices" },
        { "5-much-in-little-out.csx", "Best" },
        { "6-without-a-type.csx", "hello" },
    };

    [Fact]
    public void EachIsTried() => Examples.Select(example => example.Data.Item1).Should().BeEquivalentTo(Directory.EnumerateFiles(Folder, "*.csx").Select(Path.GetFileName));

    [Theory, MemberData(nameof(Examples))]
    public async Task EachRuns(string file, string expected)
    {
        NodePackages.Require();
        await using var serve = await ServeProgram.StartAsync($$"""{ "demo": true, "mcpServers": { "everything": { "command": "node", "args": [ "{{NodePackages.ServerEverything}}" ] } } }""");
        await using var client = await serve.ConnectAsync();

        var answer = await client.CallToolAsync(
            "execute_code",
            new Dictionary<string, object?> { ["code"] = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken) },
            cancellationToken: TestContext.Current.CancellationToken);

        JsonNode report = answer.Meta!["codemode/report"]!;
        ((string?)report["outcome"]).Should().Be("completed", report.ToJsonString());
        report["result"]!.ToJsonString().Should().Contain(expected);
    }
}
