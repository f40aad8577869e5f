using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Api;

public sealed partial class ApiDocumentTests(DemoDoor door) : IClassFixture<DemoDoor>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatIsDocumentedForPeopleIsWhatTheDocumentHas()
    {
        var document = (await door.Serve.Client.GetFromJsonAsync<JsonObject>("/api/v1/openapi.json", Cancellation))!;
        var guide = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "api.md"), Cancellation);

        var paths = from path in document["paths"]!.AsObject()
                    from operation in path.Value!.AsObject()
                    select $"{operation.Key.ToUpperInvariant()} {path.Key["/api/v1".Length..].Replace("{id}", "ID", StringComparison.Ordinal)}";
        paths.Append("GET /openapi.json").Should().BeEquivalentTo(Row.Matches(guide).Select(row => row.Groups[1].Value));
    }

    /// <summary>Codemode reads the document as it reads any other, and calls itself by it.</summary>
    [Fact]
    public async Task AProgramThatReadsTheDocumentCanUseTheApi()
    {
        using var folder = new TemporaryFolder();
        var document = folder.Write("api.json", await door.Serve.Client.GetStringAsync("/api/v1/openapi.json", Cancellation));
        await using var other = await ServeProgram.StartAsync(
            $$"""{ "openApi": { "codemode": { "document": {{JsonValue.Create(document).ToJsonString()}}, "baseUrl": "{{new Uri(door.Serve.Endpoint, "/")}}" } } }""");
        await using var client = await other.ConnectAsync();

        var answer = await client.CallToolAsync(
            "execute_code",
            new Dictionary<string, object?>
            {
                ["code"] = """
                    var report = await tools.Codemode.RunScriptAsync(code: "return 6 * 7;");
                    var runs = await tools.Codemode.ListRunsAsync(door: "api", limit: 100);
                    var run = await tools.Codemode.GetRunAsync(id: report.RunId);
                    var asked = await tools.Codemode.HelpWritingAsync(question: "Hover", code: "return 1;", position: 0);
                    return new { report.Outcome, Ran = runs.Any(run => run.RunId == report.RunId), run.Source, Events = run.Events.Count };
                    """,
            },
            cancellationToken: Cancellation);

        var ran = answer.Meta!["codemode/report"]!;
        ran["result"]?.ToJsonString().Should().Be("""{"Outcome":"completed","Ran":true,"Source":"return 6 * 7;","Events":3}""", ran.ToJsonString());
    }

    [GeneratedRegex(@"^\| `((?:GET|POST) /[^`]*)`", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
