using System.Collections.Immutable;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.EntryTools;
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
    public async Task WhatMayBeNullOnTheLineOfANullIsNamed()
    {
        await using var service = new RecordedService(_ => (200, "application/json", """{ "id": 7, "name": "Rex" }"""));
        const string script = "var pet = await tools.Pets.Pets.GetAsync(petId: \"7\"); return pet.Name + pet.Friends[0].Name;";

        var report = await RunAsync(service, script);

        report.Error!.Type.Should().Be("NullReferenceException");
        report.Error.MayBeNull.Should().Equal("Friends");
        AnswerText.Of(report, script).Split('\n')[1..3].Should().Equal($"line 1: {script}", "next: On that line may be null: Friends. Use ?. and ??, or leave such entries out.");
    }

    [Fact]
    public async Task WhatAServiceSaysOfAnErrorIsInTheMessageAndOnceInTheAnswer()
    {
        await using var service = new RecordedService(_ => (422, "application/problem+json", """{ "title": "Not a pet", "errors": { "name": ["is too short"] } }"""));
        const string script = "return await tools.Pets.Pets.CreateAsync(name: \"\");";

        var report = await RunAsync(service, script);

        report.Error!.Message.Should().EndWith("""422 Unprocessable Entity: Not a pet {"errors":{"name":["is too short"]}}""");
        report.Error.Content!.Value.GetProperty("errors").GetProperty("name")[0].GetString().Should().Be("is too short");
        var answer = AnswerText.Of(report, script);
        answer.Split("is too short").Should().HaveCount(2);
        answer.Should().NotContain("call pets");
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
    public async Task AFileIsSentAsItsBytes()
    {
        await using var service = new RecordedService(_ => (204, null, ""));
        var report = await RunAsync(
            service, """await tools.Pets.PhotosAddAsync(photo: Convert.ToBase64String(Encoding.UTF8.GetBytes("picture")), title: "Rex", photoFileName: "rex.png"); return "sent";""");

        report.Outcome.Should().Be("completed", report.Error?.Message);
        service.Requests.Should().ContainSingle().Which.Body.Should()
            .Contain("Content-Type: image/png\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"rex.png\"\r\n\r\npicture\r\n").And.Contain("name=\"title\"\r\n\r\nRex\r\n");
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

    [Fact]
    public async Task ACredentialGoesWhereTheDocumentSaysAndIsNoArgument()
    {
        await using var service = new RecordedService(_ => (200, "application/json", "\"fine\""));
        var report = await RunAsync(service, """return await tools.Pets.VisitsGetAsync(visit: "a/b");""", pets => pets with { Credentials = Secrets(("key", "k&1")) });

        report.Outcome.Should().Be("completed", report.Error?.Message);
        service.Requests.Should().ContainSingle().Which.Target.Should().Be("/api/visits/a%2Fb?api_key=k%261");
    }

    [Fact]
    public async Task NoArgumentTakesTheNameOfACredential()
    {
        await using var service = new RecordedService(_ => (200, "application/json", "\"fine\""));
        var report = await RunAsync(
            service,
            """return await tools.Pets.VisitsGetAsync(visit: "1", filter: new Dictionary<string, string> { ["API_key"] = "mine", ["tenant"] = "mine", ["x"] = "y" });""",
            pets => pets with { Credentials = Secrets(("key", "k1")), Query = ImmutableDictionary<string, string>.Empty.Add("tenant", "t1") });

        report.Outcome.Should().Be("completed", report.Error?.Message);
        service.Requests.Should().ContainSingle().Which.Target.Should().Be("/api/visits/1?x=y&api_key=k1&tenant=t1");
    }

    [Fact]
    public async Task WhatIsNotSentStaysAnArgument()
    {
        await using var service = new RecordedService(_ => (403, "application/json", "{}"));
        var report = await RunAsync(
            service,
            """try { return await tools.Pets.VisitsGetAsync(visit: "1", apiKey: "mine"); } catch (ToolException e) { return e.Message; }""",
            pets => pets with { Credentials = Secrets(("tenant", "t1")) });

        report.Result!.Value.GetString().Should().EndWith("It asks for a credential, 'key' or 'login': the configuration can hold it as openApi.pets.credentials.");
        service.Requests.Should().ContainSingle().Which.Target.Should().Be("/api/visits/1?api_key=mine");
    }

    [Fact]
    public async Task CredentialsThatBelongTogetherAreSentTogether()
    {
        await using var service = new RecordedService(_ => (200, "application/json", "\"fine\""));
        var report = await RunAsync(
            service,
            """return await tools.Pets.VisitsGetAsync(visit: "1", apiKey: "of the script's own");""",
            pets => pets with { Headers = pets.Headers.Clear(), Credentials = Secrets(("login", "ada:pw"), ("tenant", "t1")) });

        report.Outcome.Should().Be("completed", report.Error?.Message);
        var headers = service.Requests.Should().ContainSingle().Which.Headers;
        headers["Authorization"].Should().Be("Basic YWRhOnB3");
        headers["Cookie"].Should().Be("tenant=t1");
    }

    [Theory]
    [InlineData("apiKey", "key")]
    [InlineData("xTrace", null)]
    [InlineData("host", null)]
    public async Task WhatTheConfigurationSendsIsNoArgument(string argument, string? credential)
    {
        await using var service = new RecordedService(_ => (200, "application/json", "\"fine\""));
        var report = await RunAsync(
            service,
            $$"""return await tools.Pets.VisitsGetAsync(visit: "1", {{argument}}: "mine");""",
            pets => pets with { Headers = pets.Headers.Add("x-trace", "1"), Credentials = credential is null ? pets.Credentials : Secrets((credential, "k")) });

        report.Outcome.Should().Be("rejected");
        report.Diagnostics[0].Message.Should().Contain(argument);
    }

    [Fact]
    public async Task ARefusalSaysWhichCredentialIsMissing()
    {
        await using var service = new RecordedService(_ => (401, "application/json", "{}"));
        var report = await RunAsync(
            service, """try { return await tools.Pets.VisitsGetAsync(visit: "1", apiKey: "x"); } catch (ToolException e) { return e.Message; }""", pets => pets);

        report.Result!.Value.GetString().Should().EndWith("It asks for a credential, 'key' or 'login' and 'tenant': the configuration can hold it as openApi.pets.credentials.");
    }

    private static ImmutableDictionary<string, string> Secrets(params (string Name, string Value)[] secrets) =>
        secrets.ToImmutableDictionary(secret => secret.Name, secret => secret.Value);

    private static Task<RunReport> RunAsync(RecordedService service, string script) => RunAsync(service, script, pets => pets);

    private static async Task<RunReport> RunAsync(RecordedService service, string script, Func<UpstreamConfig.OpenApi, UpstreamConfig.OpenApi> configure)
    {
        var config = CodeModeConfig.BuiltIn with
        {
            Upstreams =
            [
                configure(new UpstreamConfig.OpenApi
                {
                    Alias = "pets",
                    Document = Document,
                    BaseUrl = new Uri(service.Url, "api/"),
                    Headers = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase).Add("Authorization", "Bearer secret"),
                }),
            ],
        };
        await using var engine = await Engine.StartAsync(config, DemoUpstreams.All);
        return await engine.RunAsync(script);
    }
}
