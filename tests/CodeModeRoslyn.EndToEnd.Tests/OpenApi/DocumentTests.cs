using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.OpenApi;

/// <summary>Scripts that call a web service by its OpenAPI document, over a real connection.</summary>
public sealed class DocumentTests
{
    private static readonly string Document = Path.Combine(AppContext.BaseDirectory, "OpenApi", "pets.yaml");

    [Fact]
    public async Task AnOperationIsAMethodOfItsGroup()
    {
        await using var service = new RecordedService(_ => (200, "application/json", """{ "id": 7, "name": "Rex", "friends": [ { "id": 8, "name": "Tom" } ] }"""));
        var report = await RunAsync(service, """var pet = await tools.Pets.Pets.GetAsync(petId: "a/b ü"); return $"{pet.Id + 1} {pet.Name} {pet.Friends![0].Name}";""");

        report.Outcome.Should().Be("completed", report.Error?.Message);
        report.Result!.Value.GetString().Should().Be("8 Rex Tom");
        service.Requests.Should().ContainSingle().Which.Target.Should().Be("/api/pets/a%2Fb%20%C3%BC");
        report.Calls.Should().ContainSingle().Which.Tool.Should().Be("pets.pets/get");
    }

    [Fact]
    public async Task ParametersAndBodyGoWhereTheDocumentSays()
    {
        await using var service = new RecordedService(request => request.Method == "POST" ? (201, "application/json", """{ "id": 9, "name": "Ada" }""") : (200, "application/json", "[]"));
        var report = await RunAsync(
            service,
            """
            var made = await tools.Pets.Pets.CreateAsync(name: "Ada", born: new DateOnly(2026, 1, 2));
            var list = await tools.Pets.Pets.ListAsync(status: "free", tag: ["x y", "z&"]);
            return new { made.Id, list.Count };
            """);

        report.Outcome.Should().Be("completed", report.Error?.Message);
        report.Result!.Value.ToString().Should().Be("""{"Id":9,"Count":0}""");
        var requests = service.Requests.ToList();
        requests[0].Method.Should().Be("POST");
        requests[0].Body.Should().Be("""{"name":"Ada","born":"2026-01-02"}""");
        requests[0].Headers["Content-Type"].Should().Be("application/json");
        requests[1].Target.Should().Be("/api/pets?status=free&tag=x%20y&tag=z%26");
    }

    [Fact]
    public async Task AnOperationWithoutTagOrIdStandsOnTheUpstream()
    {
        await using var service = new RecordedService(_ => (200, "text/plain", "fine"));
        var report = await RunAsync(service, "return await tools.Pets.GetHealthAsync();");

        report.Result!.Value.GetString().Should().Be("fine");
    }

    [Fact]
    public async Task ConfiguredHeadersAreSentAndTheDocumentsServerIsNotCalled()
    {
        await using var service = new RecordedService(_ => (204, null, ""));
        var report = await RunAsync(service, """await tools.Pets.Pets.RemoveAsync(petId: "1"); return "gone";""");

        report.Result!.Value.GetString().Should().Be("gone");
        service.Requests.Should().ContainSingle().Which.Headers["Authorization"].Should().Be("Bearer secret");
    }

    [Fact]
    public async Task AnErrorIsAnExceptionWithStatusBodyAndPatience()
    {
        await using var service = new RecordedService(_ => (429, "application/problem+json", """{ "title": "Slow down", "code": 12 }"""));
        var report = await RunAsync(
            service,
            """
            try { await tools.Pets.Pets.GetAsync(petId: "1"); return "?"; }
            catch (ToolException e) { return $"{e.Kind} {e.StatusCode} {e.RetryAfter?.TotalSeconds} {e.Retryable} {e.Content["code"].AsInt()}"; }
            """);

        report.Result!.Value.GetString().Should().Be("RateLimited 429 7 True 12");
    }

    [Fact]
    public async Task ARedirectToAnotherHostIsNotFollowed()
    {
        await using var other = new RecordedService(_ => (200, "application/json", "{}"));
        await using var service = new RecordedService(_ => (307, null, new Uri(other.Url, "api/pets/1").ToString()));
        var report = await RunAsync(service, """try { await tools.Pets.Pets.RemoveAsync(petId: "1"); return "?"; } catch (ToolException e) { return e.Message; }""");

        report.Result!.Value.GetString().Should().Contain("redirects to another host");
        other.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public async Task AnArgumentDoesNotClimbOutOfThePath(string argument)
    {
        await using var service = new RecordedService(_ => (200, "application/json", "{}"));
        var report = await RunAsync(
            service, $$"""try { await tools.Pets.Pets.RemoveAsync(petId: "{{argument}}"); return "?"; } catch (ToolException e) { return e.Kind; }""");

        report.Result!.Value.GetString().Should().Be("InvalidArguments");
        service.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task ADocumentThatCannotBeReadIsNamed()
    {
        var config = CodeModeConfig.BuiltIn with
        {
            Upstreams = [new UpstreamConfig.OpenApi { Alias = "pets", Document = "/no/such/file.yaml", BaseUrl = new Uri("http://127.0.0.1:1/") }],
        };
        await using var engine = await Engine.StartAsync(config, DemoUpstreams.All);

        var report = await engine.RunAsync("return await tools.Pets.GetHealthAsync();");

        report.Outcome.Should().Be("rejected");
        report.Diagnostics.Should().ContainSingle().Which.Message.Should().Contain("document cannot be read");
    }

    private static async Task<RunReport> RunAsync(RecordedService service, string script)
    {
        var config = CodeModeConfig.BuiltIn with
        {
            Upstreams =
            [
                new UpstreamConfig.OpenApi
                {
                    Alias = "pets",
                    Document = Document,
                    BaseUrl = new Uri(service.Url, "api/"),
                    Headers = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("Authorization", "Bearer secret"),
                },
            ],
        };
        await using var engine = await Engine.StartAsync(config, DemoUpstreams.All);
        return await engine.RunAsync(script);
    }
}
