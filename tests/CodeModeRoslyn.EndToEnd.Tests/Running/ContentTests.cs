using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Server.Configuration;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

/// <summary>What is not text, from a server through a script to a client.</summary>
public sealed class ContentTests(ContentServers servers) : IClassFixture<ContentServers>
{
    private const string EmitAll =
        """
        var image = await tools.Everything.GetTinyImageAsync();
        Output.Emit(Content.In(image).Where(content => content.Type == "image"));
        Output.Emit(await tools.Own.SpeakAsync());
        var links = await tools.Everything.GetResourceLinksAsync(count: 1);
        Output.Emit(Content.In(links).Single(content => content.Type == "resource_link"));
        Output.Emit(Content.In(await tools.Everything.GetResourceReferenceAsync(resourceType: "Text", resourceId: 1)).Single(content => content.Type == "resource"));
        return image["content"][1]["data"];
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatAScriptEmitsArrivesAtAClientBehindTheText()
    {
        var content = (await CallAsync(EmitAll, revision: null)).Content;

        content.Select(block => block.Type).Should().Equal("text", "image", "audio", "resource_link", "resource");
        var text = ((TextContentBlock)content[0]).Text;
        var image = (ImageContentBlock)content[1];
        image.MimeType.Should().Be("image/png");
        text.Should().Contain(Convert.ToBase64String(image.DecodedData.Span), "the script returns what the server has sent");
        ((AudioContentBlock)content[2]).DecodedData.ToArray().Should().Equal("RIFF"u8.ToArray());
        ((ResourceLinkBlock)content[3]).Uri.Should().StartWith("demo://resource/");
        ((TextResourceContents)((EmbeddedResourceBlock)content[4]).Resource).Text.Should().StartWith("Resource 1");
    }

    [Theory]
    [InlineData("2024-11-05", "text", "image", "text", "text", "resource")]
    [InlineData("2025-03-26", "text", "image", "audio", "text", "resource")]
    [InlineData("2025-06-18", "text", "image", "audio", "resource_link", "resource")]
    public async Task AnOlderClientIsToldOfWhatItDoesNotKnow(string revision, params string[] types)
    {
        var content = (await CallAsync(EmitAll, revision)).Content;

        content.Select(block => block.Type).Should().Equal(types);
        if (types[3] == "text")
        {
            ((TextContentBlock)content[3]).Text.Should().Contain("demo://resource/");
        }
    }

    [Fact]
    public async Task AScriptSeesTypeAndSizeOfContent()
    {
        var report = await servers.CompleteAsync("return Content.In(await tools.Own.SpeakAsync()).Select(content => new { content.Type, content.MimeType, content.Size });");

        report.Result!.Value.GetRawText().Should().Be("""[{"Type":"audio","MimeType":"audio/wav","Size":4}]""");
        report.Content.Should().BeEmpty("nothing was emitted");
    }

    [Fact]
    public async Task AnImageBesideATypedResultIsNotLost()
    {
        var report = await servers.CompleteAsync("var scan = await tools.Own.ScanAsync(); Output.Emit(Content.In(scan)[1]); return scan.Pages;");

        report.Result!.Value.GetInt32().Should().Be(2);
        var image = report.Content.Should().ContainSingle().Which;
        (image.Type, image.MimeType, image.Bytes).Should().Be(("image", "image/gif", 4));
        JsonNode.Parse(image.Json.Span)!.ToJsonString().Should().Be("""{"type":"image","data":"AAECAw==","mimeType":"image/gif"}""", "what is not MCP's is left out");
    }

    [Fact]
    public async Task WhatWasEmittedBeforeAFailureComesBack()
    {
        var report = await servers.Engine.RunAsync("Output.Emit(await tools.Own.SpeakAsync()); throw new FormatException(\"late\");");

        report.Outcome.Should().Be("faulted");
        report.Content.Should().ContainSingle().Which.Type.Should().Be("audio");
    }

    [Fact]
    public async Task WhatWasEmittedBeforeADeadlineComesBack()
    {
        var report = await servers.Engine.RunAsync("Output.Emit(await tools.Own.SpeakAsync()); await Task.Delay(60_000);", TimeSpan.FromSeconds(3));

        report.Outcome.Should().Be("limitExceeded");
        report.Content.Should().ContainSingle().Which.Type.Should().Be("audio");
    }

    [Fact]
    public async Task TooMuchContentIsAnExceptionThatNamesTheLimit()
    {
        await using var engine = await ContentServers.StartAsync(new LimitsConfig { ContentBlocks = 2, ContentMegabytes = 1 });
        const string script =
            """
            static string Try(string text)
            {
                try { Output.Emit(Json.From(new { type = "text", text })); return "emitted"; }
                catch (InvalidOperationException e) { return e.Message; }
            }
            return new[] { Try(new string('x', 1_000_000)), Try(new string('x', 100_000)), Try("two"), Try("three") };
            """;

        var report = await engine.RunAsync(script);

        report.Outcome.Should().Be("completed", JsonSerializer.Serialize(report.Diagnostics));
        report.Result!.Value.EnumerateArray().Select(said => said.GetString()).Should().Equal(
            "emitted",
            "This content of 100,025 bytes does not fit: the run has emitted 1,000,025 of at most 1,048,576 (limits.contentMegabytes).",
            "emitted",
            "This run has emitted 2 content blocks, which is the most (limits.contentBlocks).");
        report.Content.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("""Json.From(new { type = "image", data = "no base64!", mimeType = "image/png" })""", "An image has its bytes in base64, and 'data' is none.")]
    [InlineData("""Json.From(new { type = "image", data = "AAAA" })""", "An image has to have 'mimeType'.")]
    [InlineData("""Json.From(new { type = "image", data = "AAAA", mimeType = "picture" })""", "A 'mimeType' is two words*")]
    [InlineData("""Json.From(new { type = "resource_link", uri = "a:b" })""", "A link to a resource has to have 'name'.")]
    [InlineData("""new { some = "object" }""", "There is no content in this*")]
    public async Task WhatIsNoContentIsAnExceptionThatSaysWhy(string expression, string sentence)
    {
        var report = await servers.Engine.RunAsync($"Output.Emit({expression});");

        report.Error!.Type.Should().Be("InvalidOperationException");
        report.Error.Message.Should().Match(sentence);
        report.Content.Should().BeEmpty();
    }

    [Fact]
    public async Task AResourceIsListedAndRead()
    {
        var report = await servers.CompleteAsync(
            """
            var listed = await tools.Everything.ListResourcesAsync();
            var templates = await tools.Everything.ListResourceTemplatesAsync();
            var text = await tools.Everything.ReadResourceAsync(uri: "demo://resource/dynamic/text/7");
            var blob = await tools.Everything.ReadResourceAsync(uri: "demo://resource/dynamic/blob/7");
            Output.Emit(blob);
            return new
            {
                listed = listed["resources"].Count,
                template = templates["resourceTemplates"].Any(one => one["uriTemplate"].AsString()!.StartsWith("demo://resource/dynamic/text/")),
                text = text["contents"][0]["text"].AsString()![..10],
                type = Content.In(blob).Single().MimeType,
            };
            """);

        var result = report.Result!.Value;
        result.GetProperty("listed").GetInt32().Should().BeGreaterThan(3);
        result.GetProperty("template").GetBoolean().Should().BeTrue();
        result.GetProperty("text").GetString().Should().Be("Resource 7");
        result.GetProperty("type").GetString().Should().Be(report.Content.Should().ContainSingle().Which.MimeType);
        report.Content[0].Type.Should().Be("resource");
        report.Calls.Select(call => call.Tool).Should().Equal(
            "everything.list_resources", "everything.list_resource_templates", "everything.read_resource", "everything.read_resource");
    }

    [Fact]
    public async Task APromptIsListedAndGot()
    {
        var report = await servers.CompleteAsync(
            """
            var names = (await tools.Everything.ListPromptsAsync())["prompts"].Select(prompt => prompt["name"].AsString());
            var got = await tools.Everything.GetPromptAsync(name: "args-prompt", arguments: new Dictionary<string, string> { ["city"] = "Paris" });
            return new { has = names.Contains("args-prompt"), text = Content.In(got).Single().Text };
            """);

        report.Result!.Value.GetRawText().Should().Be("""{"has":true,"text":"What's weather in Paris?"}""");
    }

    [Fact]
    public async Task AllPagesOfAListAreReadAndOneThatRepeatsItselfEnds()
    {
        var report = await servers.CompleteAsync(
            """
            var resources = await tools.Own.ListResourcesAsync();
            var templates = await tools.Own.ListResourceTemplatesAsync();
            return new { uris = resources["resources"].Select(one => one["uri"]), more = resources.Has("nextCursor"), templates = templates["resourceTemplates"].Count, rest = templates["nextCursor"] };
            """);

        report.Result!.Value.GetRawText().Should().Be("""{"uris":["test://0","test://1","test://2"],"more":false,"templates":2,"rest":"again"}""");
    }

    [Fact]
    public async Task AToolOfTheServersOwnCountsForMore()
    {
        var report = await servers.CompleteAsync("return await tools.Own.GetPromptAsync();");

        report.Result!.Value.GetString().Should().Be("a tool of its own");
    }

    [Fact]
    public async Task AResourceThatIsNotThereFailsAsACallDoes()
    {
        var report = await servers.Engine.RunAsync("return await tools.Everything.ReadResourceAsync(uri: \"demo://no/such/thing\");");

        report.Error!.Type.Should().Be("ToolException");
        report.Error.Tool.Should().Be("everything.read_resource");
    }

    [Fact]
    public async Task ResourcesAndPromptsAreGrantedAsToolsAre()
    {
        await using var engine = await ContentServers.StartAsync(new LimitsConfig(), new Grant("*", GrantAccess.Allow), new Grant("own.read_*", GrantAccess.Deny));

        (await engine.RunAsync("return await tools.Own.ListResourcesAsync();")).Outcome.Should().Be("completed");
        var refused = await engine.RunAsync("return await tools.Own.ReadResourceAsync(uri: \"test://0\");");

        refused.Outcome.Should().Be("rejected");
        refused.Diagnostics.Should().ContainSingle().Which.Id.Should().Be("CMR1900");
    }

    [Fact]
    public async Task ASearchFindsResources()
    {
        var report = await servers.CompleteAsync("return (await catalog.SearchAsync(\"read a resource\", server: \"own\")).Select(tool => tool.Name);");

        report.Result!.Value.EnumerateArray().Select(name => name.GetString()).Should().Contain("read_resource");
    }

    [Fact]
    public async Task ContentIsListedByTheCommand()
    {
        using var folder = new TemporaryFolder();
        var config = folder.Write("config.json", ContentServers.Config.ToJsonString());
        var script = folder.Write("script.csx", "Output.Emit(await tools.Own.SpeakAsync()); return Content.In(await tools.Own.SpeakAsync());");

        var ended = await CodeModeProgram.RunAsync("run", script, "--config", config);
        var json = await CodeModeProgram.RunAsync("run", script, "--json", "--config", config);

        ended.Output.Should().EndWith("""[{"type":"audio","mimeType":"audio/wav","size":4}]""" + "\ncontent: audio/wav, 4 bytes\n");
        JsonNode.Parse(json.Output)!["content"]!.ToJsonString().Should().Be("""[{"type":"audio","mimeType":"audio/wav","bytes":4}]""");
    }

    private async Task<CallToolResult> CallAsync(string script, string? revision)
    {
        await using var client = await servers.Serve.ConnectAsync(revision);
        var result = await client.CallToolAsync("execute_code", new Dictionary<string, object?> { ["code"] = script }, cancellationToken: Cancellation);
        result.IsError.Should().NotBe(true, JsonSerializer.Serialize(result.Content[0], ModelContextProtocol.McpJsonUtilities.DefaultOptions));
        return result;
    }
}
