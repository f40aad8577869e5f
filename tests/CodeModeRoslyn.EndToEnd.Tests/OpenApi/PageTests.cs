using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.OpenApi;

/// <summary>Operations that answer in pages, each way in which services do it.</summary>
public sealed class PageTests
{
    private static readonly string Document = Path.Combine(AppContext.BaseDirectory, "OpenApi", "pages.yaml");

    public static TheoryData<string, string, Dictionary<string, string>, string> Ways => new()
    {
        {
            "ByNumberAllAsync(perPage: 2)",
            "x => x.Id",
            new() { ["/numbers?page=1&per_page=2"] = Things("a", "b"), ["/numbers?page=2&per_page=2"] = Things("c"), ["/numbers?page=3&per_page=2"] = "[]" },
            "a b c"
        },
        {
            "FromZeroAllAsync()",
            "x => x",
            new() { ["/zero?page=0"] = """{ "has_more": true, "data": [ 1, 2 ] }""", ["/zero?page=1"] = """{ "has_more": false, "data": [ 3 ] }""" },
            "1 2 3"
        },
        {
            "LeastZeroAllAsync()",
            "x => x",
            new() { ["/least?page=0"] = """{ "has_more": true, "data": [] }""", ["/least?page=1"] = """{ "has_more": false, "data": [ 3 ] }""" },
            "3"
        },
        {
            "ByOffsetAllAsync()",
            "x => x.Id",
            new() { ["/offsets?startAt=0"] = $$"""{ "things": {{Things("a", "b")}} }""", ["/offsets?startAt=2"] = $$"""{ "things": {{Things("c")}} }""", ["/offsets?startAt=3"] = "{}" },
            "a b c"
        },
        {
            "ByCursorAllAsync()",
            "x => x.Id",
            new()
            {
                ["/cursors"] = $$"""{ "things": {{Things("a")}}, "response_metadata": { "next_cursor": "n&1" } }""",
                ["/cursors?cursor=n%261"] = $$"""{ "things": {{Things("b")}}, "response_metadata": { "next_cursor": "" } }""",
            },
            "a b"
        },
        {
            "AfterLastAllAsync()",
            "x => x.Id",
            new() { ["/after"] = $$"""{ "has_more": true, "data": {{Things("a", "b")}} }""", ["/after?starting_after=b"] = $$"""{ "has_more": false, "data": {{Things("c")}} }""" },
            "a b c"
        },
        {
            "ByLinkAllAsync(top: 1)",
            "x => x.Id",
            new()
            {
                ["/links?%24top=1"] = $$"""{ "value": {{Things("a")}}, "@odata.nextLink": "https://elsewhere.invalid/links?$top=1&$skiptoken=s%3D1" }""",
                ["/links?%24top=1&%24skiptoken=s%3D1"] = $$"""{ "value": {{Things("b")}}, "@odata.nextLink": "https://elsewhere.invalid/links?$skip=2" }""",
                ["/links?%24top=1&%24skip=2"] = $$"""{ "value": {{Things("c")}} }""",
            },
            "a b c"
        },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task EveryPageIsRead(string call, string select, Dictionary<string, string> pages, string all)
    {
        await using var service = new RecordedService(request => (200, "application/json", pages[request.Target]));
        var report = await RunAsync(service, $$"""var all = tools.Pages.{{call}}; var once = await all.Select({{select}}).ToListAsync(); return string.Join(' ', await all.Select({{select}}).ToListAsync());""");

        report.Outcome.Should().Be("completed", $"{report.Error?.Message} {string.Join(' ', report.Diagnostics)}");
        report.Result!.Value.GetString().Should().Be(all);

        // Read twice, it is asked for twice.
        service.Requests.Select(request => request.Target).Should().Equal(pages.Keys.Concat(pages.Keys));
    }

    [Fact]
    public async Task NoMorePagesAreReadThanSomebodyLooksAt()
    {
        await using var service = new RecordedService(request => (200, "application/json", Things(request.Target)));
        var report = await RunAsync(service, """await foreach (var thing in tools.Pages.ByNumberAllAsync()) { if (thing.Id.EndsWith('2')) { return thing.Id; } } return "?";""");

        report.Result!.Value.GetString().Should().Be("/numbers?page=2");
        service.Requests.Should().HaveCount(2);
        report.Calls.Should().HaveCount(2).And.OnlyContain(call => call.Tool == "pages.by number");
    }

    [Fact]
    public async Task AServiceThatNamesTheSamePageForEverIsNotReadForEver()
    {
        await using var service = new RecordedService(_ => (200, "application/json", """{ "things": [], "response_metadata": { "next_cursor": "same" } }"""));
        var report = await RunAsync(service, """try { return await tools.Pages.ByCursorAllAsync().CountAsync(); } catch (ToolException e) { return e.Message; }""");

        report.Result!.Value.GetString().Should().Be("The next page of pages.by cursor cannot be asked for: the page before it is named as the next one. Call the plain method for each page.");
        service.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("TwoListsAllAsync")]
    [InlineData("ChangePageAllAsync")]
    [InlineData("EchoedCursorAllAsync")]
    [InlineData("PageInPathAllAsync")]
    public async Task WhatIsNotRecognisedIsAPlainMethodAlone(string method)
    {
        await using var service = new RecordedService(_ => (200, "application/json", "[]"));
        var report = await RunAsync(service, $"return await tools.Pages.{method}().CountAsync();");

        report.Outcome.Should().Be("rejected");
        service.Requests.Should().BeEmpty();
    }

    private static string Things(params string[] ids) => $"[ {string.Join(", ", ids.Select(id => $$"""{ "id": "{{id}}" }"""))} ]";

    private static async Task<RunReport> RunAsync(RecordedService service, string script)
    {
        var config = CodeModeConfig.BuiltIn with { Upstreams = [new UpstreamConfig.OpenApi { Alias = "pages", Document = Document, BaseUrl = service.Url }] };
        await using var engine = await Engine.StartAsync(config, DemoUpstreams.All);
        return await engine.RunAsync(script);
    }
}
