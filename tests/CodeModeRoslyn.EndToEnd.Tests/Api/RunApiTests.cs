using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Api;

public sealed class RunApiTests(DemoDoor door) : IClassFixture<DemoDoor>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpClient Client => door.Serve.Client;

    [Fact]
    public async Task AScriptIsRunAndItsReportAnswered()
    {
        using var response = await PostAsync("runs", new { code = "return (await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\")).Id;" });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var report = await ReadAsync(response);
        ((string?)report["outcome"]).Should().Be("completed");
        ((string?)report["result"]).Should().Be("cust_8a3f");
    }

    [Fact]
    public async Task WhoAsksForEventsIsToldOfEachAsItHappens()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/runs")
        {
            Content = JsonContent.Create(new { code = "Console.WriteLine(\"first\"); await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\"); return 1;" }),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);

        response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        var events = await EventsAsync(response);
        events.Select(happened => (string?)happened["is"]).Should().Equal("started", "ready", "printed", "called", "sent", "answered", "ended");
        ((string?)events[2]["text"]).Should().Be("first\n");
        ((string?)events[3]["arguments"]!["text"]).Should().Be("{\"id\":\"cust_8a3f\"}");
        ((string?)events[5]["result"]!["text"]).Should().Contain("cust_8a3f");
        ((string?)events[6]["report"]!["outcome"]).Should().Be("completed");
    }

    [Fact]
    public async Task ARunOfAnMcpClientIsThereAfterwards()
    {
        await using var client = await door.Serve.ConnectAsync();
        await client.CallToolAsync("execute_code", new Dictionary<string, object?> { ["code"] = "\n  return \"by a model\";" }, cancellationToken: Cancellation);

        var runs = (await ReadAsync(await Client.GetAsync("/api/v1/runs?door=mcp", Cancellation))).AsArray();
        var run = runs.First(run => (string?)run!["firstLine"] == "return \"by a model\";")!;
        ((string?)run["outcome"]).Should().Be("completed");
        var details = await ReadAsync(await Client.GetAsync($"/api/v1/runs/{run["runId"]}", Cancellation));
        ((string?)details["source"]).Should().Be("\n  return \"by a model\";");
        ((string?)details["events"]!.AsArray()[^1]!["report"]!["result"]).Should().Be("by a model");
    }

    [Fact]
    public async Task ARunIsCancelledFromElsewhere()
    {
        var running = PostAsync("runs", new { code = "Console.WriteLine(\"waits\"); await Task.Delay(20_000); return 1; // cancelled from elsewhere" });
        JsonNode? run = null;
        await Until.HoldsAsync("the run is seen", async () =>
            (run = (await ReadAsync(await Client.GetAsync("/api/v1/runs?outcome=running", Cancellation))).AsArray().FirstOrDefault(run => ((string?)run!["firstLine"])!.Contains("cancelled from elsewhere", StringComparison.Ordinal))) is not null);

        using var cancelled = await PostAsync($"runs/{run!["runId"]}/cancel", new { });

        cancelled.StatusCode.Should().Be(HttpStatusCode.NoContent);
        using var response = await running;
        ((string?)(await ReadAsync(response))["outcome"]).Should().Be("cancelled");
    }

    [Fact]
    public async Task AScriptIsCheckedWithoutBeingRun()
    {
        using var response = await PostAsync("check", new { code = "return await tools.Crm.GetCustomersAsync();" });

        var report = await ReadAsync(response);
        report["accepted"]!.GetValue<bool>().Should().BeFalse();
        report["diagnostics"]!.AsArray().Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("""{ }""", "The body needs \"code\", the script's text.")]
    [InlineData("""{ "code": "return 1;", "timeoutSeconds": 0 }""", "\"timeoutSeconds\" must be greater than 0.")]
    public async Task ABadOrderIsToldWhatIsWrongWithIt(string body, string problem)
    {
        using var response = await Client.PostAsync("/api/v1/runs", new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")), Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        ((string?)(await ReadAsync(response))["error"]).Should().Be(problem);
    }

    [Theory]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task APageOfAnotherProgramRunsNothing(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/runs") { Content = JsonContent.Create(new { code = "return 1;" }) };
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await Client.SendAsync(request, Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task AFormOfAStrangersPageRunsNothing()
    {
        using var response = await Client.PostAsync("/api/v1/runs", new StringContent("{ \"code\": \"return 1;\" }", new System.Net.Http.Headers.MediaTypeHeaderValue("text/plain")), Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task ARunThatIsNotThereIsSaid()
    {
        using var response = await Client.GetAsync("/api/v1/runs/nothing", Cancellation);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        ((string?)(await ReadAsync(response))["error"]).Should().StartWith("There is no run of that id");
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;

    private static async Task<List<JsonNode>> EventsAsync(HttpResponseMessage response) =>
        [.. (await response.Content.ReadAsStringAsync(Cancellation)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line["data: ".Length..])!)];

    private Task<HttpResponseMessage> PostAsync(string path, object body) => Client.PostAsync($"/api/v1/{path}", JsonContent.Create(body), Cancellation);
}
