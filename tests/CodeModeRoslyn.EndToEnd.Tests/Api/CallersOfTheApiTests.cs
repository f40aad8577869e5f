using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Api;

public sealed class CallersOfTheApiTests
{
    // SHA-256 of "ann", "bob" and "olga".
    private const string Config =
        """
        { "demo": true,
          "callers": [ { "name": "ann", "tokenSha256": "49915e0d7d4b402e3017d010bc1c0e83cac6c797d6c16e66340fe3268693a6a1" },
                       { "name": "bob", "tokenSha256": "81b637d8fcd2c6da6359e6963113a1170de795e4b725b84d1e0b4cfd9ec58ce9" },
                       { "name": "olga", "tokenSha256": "3fa987493ca3ccfcb95243b881a02b7d2e660bd58f5763086ab1d731e473421b", "operator": true } ],
          "grants": [ { "tools": "crm.*", "access": "allow" }, { "tools": "*", "access": "allow", "callers": ["bob", "olga"] } ] }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EachSeesItsOwnAndAnOperatorAll()
    {
        await using var serve = await ServeProgram.StartAsync(Config);
        using var unknown = await SendAsync(serve, HttpMethod.Get, "me", token: null);
        unknown.StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        using var ran = await SendAsync(serve, HttpMethod.Post, "runs", "bob", new { code = "return \"bob's\";" });
        var id = (string)(await ReadAsync(ran))["runId"]!;

        (await RunsAsync(serve, "bob")).Should().Equal(id);
        (await RunsAsync(serve, "ann")).Should().BeEmpty();
        (await RunsAsync(serve, "olga")).Should().Equal(id);
        using var anns = await SendAsync(serve, HttpMethod.Get, $"runs/{id}", "ann");
        anns.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var olgas = await SendAsync(serve, HttpMethod.Get, $"runs/{id}", "olga");
        ((string?)(await ReadAsync(olgas))["run"]!["principal"]).Should().Be("bob");
    }

    [Fact]
    public async Task NobodyIsToldOfToolsThatAreNotGranted()
    {
        await using var serve = await ServeProgram.StartAsync(Config);
        await Until.HoldsAsync("bob has billing", async () => (await SendAsync(serve, HttpMethod.Get, "tools/billing.list_invoices", "bob")).StatusCode == HttpStatusCode.OK);

        (await SendAsync(serve, HttpMethod.Get, "tools/billing.list_invoices", "ann")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var found = await ReadAsync(await SendAsync(serve, HttpMethod.Get, "tools?query=invoices&limit=100", "ann"));
        found["tools"]!.AsArray().Select(tool => (string?)tool!["upstream"]).Distinct().Should().BeSubsetOf(["crm"]);
    }

    [Fact]
    public async Task NobodyIsHelpedWithToolsThatAreNotGranted()
    {
        await using var serve = await ServeProgram.StartAsync(Config);
        const string Code = "var invoices = await tools.Billing.ListInvoicesAsync(customerId: \"cust_8a3f\");\nreturn invoices";
        await Until.HoldsAsync("bob is helped", async () => (await AskAsync(serve, "bob", "Hover", Code, Code.IndexOf("ListInvoices", StringComparison.Ordinal)))["hover"]?["documentation"] is not null);

        foreach (var (question, code) in (IEnumerable<(string, string)>)[("Hover", Code), ("Completion", Code + "."), ("Completion", ""), ("Completion", "tools."), ("Signature", Code[..Code.IndexOf("customerId", StringComparison.Ordinal)])])
        {
            var answer = await AskAsync(serve, "ann", question, code, question == "Hover" ? code.IndexOf("ListInvoices", StringComparison.Ordinal) : code.Length);
            answer.ToJsonString().Should().NotContainAny("Invoice", "customerId", "Billing", "GetUsage");
        }
    }

    [Fact]
    public async Task NobodyFollowsEndsOrAnswersForTheRunOfAnother()
    {
        await using var serve = await ServeProgram.StartAsync(Config.Replace("\"grants\": [", "\"grants\": [ { \"tools\": \"crm.*\", \"access\": \"approve\", \"callers\": [\"bob\"] }, ", StringComparison.Ordinal));
        var running = SendAsync(serve, HttpMethod.Post, "runs", "bob", new { code = "return (await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\")).Id;" });
        JsonNode? question = null;
        await Until.HoldsAsync("bob's run waits", async () => (question = (await ReadAsync(await SendAsync(serve, HttpMethod.Get, "approvals", "bob"))).AsArray().FirstOrDefault()) is not null);
        var run = (string)question!["runId"]!;

        (await ReadAsync(await SendAsync(serve, HttpMethod.Get, "approvals", "ann"))).AsArray().Should().BeEmpty();
        (await SendAsync(serve, HttpMethod.Get, $"runs/{run}/events", "ann")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await SendAsync(serve, HttpMethod.Post, $"runs/{run}/cancel", "ann", new { })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await SendAsync(serve, HttpMethod.Post, $"approvals/{question["id"]}", "ann", new { approve = true })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await RunsAsync(serve, "ann", "?principal=bob")).Should().BeEmpty();
        (await SendAsync(serve, HttpMethod.Post, $"approvals/{question["id"]}", "olga", new { approve = true })).StatusCode.Should().Be(HttpStatusCode.NoContent);
        ((string?)(await ReadAsync(await running))["result"]).Should().Be("cust_8a3f");
    }

    [Fact]
    public async Task OneThatTheConfigurationNamesNoMoreIsToldNothingMore()
    {
        await using var serve = await ServeProgram.StartAsync(Config);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/runs") { Content = JsonContent.Create(new { code = "await Task.Delay(25_000); return 1;" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "bob");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await serve.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        await using var events = await response.Content.ReadAsStreamAsync(Cancellation);

        serve.Write(Config.Replace("\"bob\", \"tokenSha256\"", "\"rob\", \"tokenSha256\"", StringComparison.Ordinal));

        var reading = async () => await events.CopyToAsync(Stream.Null, Cancellation).WaitAsync(TimeSpan.FromSeconds(15), Cancellation);
        await reading.Should().ThrowAsync<IOException>();
    }

    private static async Task<JsonNode> AskAsync(ServeProgram serve, string token, string question, string code, int position) =>
        await ReadAsync(await SendAsync(serve, HttpMethod.Post, "editor", token, new { question, code, position }));

    private static async Task<IEnumerable<string?>> RunsAsync(ServeProgram serve, string token, string query = "") =>
        (await ReadAsync(await SendAsync(serve, HttpMethod.Get, $"runs{query}", token))).AsArray().Select(run => (string?)run!["runId"]);

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!;

    private static async Task<HttpResponseMessage> SendAsync(ServeProgram serve, HttpMethod method, string path, string? token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await serve.Client.SendAsync(request, Cancellation);
    }
}
