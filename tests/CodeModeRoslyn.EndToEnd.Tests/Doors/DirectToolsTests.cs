using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using CodeModeRoslyn.EndToEnd.Tests.OpenApi;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>Upstreams whose tools are tools of ours.</summary>
public sealed class DirectToolsTests
{
    private const string ApproveBilling = """[ { "tools": "*", "access": "allow" }, { "tools": "billing.*", "access": "approve" } ]""";

    private static readonly string[] EntryTools = ["list_servers", "search_tools", "execute_code"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Revisions => ["2025-11-25", "2026-07-28"];

    public static TheoryData<string, bool> RevisionsAndDoors => new()
    {
        { "2025-06-18", false },
        { "2025-11-25", false },
        { "2025-11-25", true },
        { "2026-07-28", false },
        { "2026-07-28", true },
    };

    [Theory, MemberData(nameof(RevisionsAndDoors))]
    public async Task ADirectToolIsListedBehindTheEntryToolsAndCalled(string revision, bool overStdio)
    {
        await using var door = await OpenAsync(Config(Demo("crm", "direct"), Demo("billing", "code")), revision, overStdio);

        var tools = await door.Client.ListToolsAsync(cancellationToken: Cancellation);
        tools.Select(tool => tool.Name).Should().Equal([.. EntryTools, "crm_get_customer"]);
        var tool = tools[^1].ProtocolTool;
        tool.InputSchema.GetProperty("required").GetRawText().Should().Be("""["id"]""");
        tool.OutputSchema.Should().NotBeNull();
        tool.Annotations!.ReadOnlyHint.Should().BeTrue();
        tool.Description.Should().NotBeNullOrEmpty();

        var result = await CallAsync(door.Client, "crm_get_customer", new() { ["id"] = "cust_8a3f" });
        result.IsError.Should().NotBe(true);
        result.StructuredContent!.Value.GetProperty("name").GetString().Should().Be("Acme Corp");
    }

    [Theory, MemberData(nameof(Revisions))]
    public async Task WhatAToolAnswersPassesAsItIs(string revision)
    {
        NodePackages.Require();
        var upstream = new JsonObject { ["command"] = NodePackages.Node, ["args"] = new JsonArray(NodePackages.ServerEverything, "stdio"), ["exposure"] = "both" };
        await using var door = await OpenAsync(Config(("every", upstream)), revision, overStdio: false);

        var image = await CallAsync(door.Client, "every_get-tiny-image", []);
        var shown = image.Content.OfType<ImageContentBlock>().Should().ContainSingle().Which;
        shown.MimeType.Should().Be("image/png");
        shown.DecodedData.Span[1..4].SequenceEqual("PNG"u8).Should().BeTrue();
        image.Content.OfType<TextContentBlock>().Should().HaveCount(2);

        var weather = await CallAsync(door.Client, "every_get-structured-content", new() { ["location"] = "Chicago" });
        weather.StructuredContent!.Value.GetProperty("conditions").ValueKind.Should().Be(JsonValueKind.String);
        weather.Content.OfType<TextContentBlock>().Should().ContainSingle();

        var resources = await CallAsync(door.Client, "every_list_resources", []);
        var uri = resources.StructuredContent!.Value.GetProperty("resources")[0].GetProperty("uri").GetString()!;
        Text(resources).Should().Contain(uri);
        var read = await CallAsync(door.Client, "every_read_resource", new() { ["uri"] = uri });
        read.Content.Should().ContainSingle().Which.Should().BeOfType<EmbeddedResourceBlock>().Which.Resource.Uri.Should().Be(uri);

        var misfit = await CallAsync(door.Client, "every_get-sum", new() { ["a"] = "one", ["b"] = 2 });
        misfit.IsError.Should().BeTrue();
        Text(misfit).Should().StartWith("InvalidArguments: ").And.Contain("argument a ");
    }

    [Theory, MemberData(nameof(Revisions))]
    public async Task WhatIsDeniedIsNotListedAndWhatItsArgumentsForbidIsRefusedByTheLine(string revision)
    {
        const string Grants = """[ { "tools": "*", "access": "allow" }, { "tools": "billing.*", "access": "deny" }, { "tools": "crm.*", "access": "deny", "arguments": { "id": { "const": "secret" } } } ]""";
        await using var door = await OpenAsync(Config(Grants, Demo("crm", "direct"), Demo("billing", "both")), revision, overStdio: false);

        (await NamesAsync(door.Client)).Should().Equal([.. EntryTools, "crm_get_customer"]);
        var denied = await CallAsync(door.Client, "crm_get_customer", new() { ["id"] = "secret" });
        denied.IsError.Should().BeTrue();
        Text(denied).Should().Be("Denied: This call of 'crm.get_customer' is denied: grants[2] (line 1).");
        var unlisted = () => CallAsync(door.Client, "billing_list_invoices", new() { ["customer_id"] = "cust_8a3f", ["limit"] = 1 });
        await unlisted.Should().ThrowAsync<Exception>();
    }

    [Theory]
    [InlineData("2025-06-18", false)]
    [InlineData("2025-11-25", false)]
    [InlineData("2026-07-28", false)]
    [InlineData("2025-11-25", true)]
    [InlineData("2026-07-28", true)]
    public async Task ThePersonIsAskedAboutADirectCallAsAboutAScripts(string revision, bool overStdio)
    {
        var asked = new List<string>();
        var handlers = new McpClientHandlers
        {
            ElicitationHandler = (request, _) =>
            {
                asked.Add(request!.Message);
                return ValueTask.FromResult(new ElicitResult { Action = request.Message.Contains("\"limit\":2", StringComparison.Ordinal) ? "decline" : "accept" });
            },
        };
        await using var door = await OpenAsync(Config(ApproveBilling, Demo("billing", "direct")), revision, overStdio, handlers);

        var agreed = await CallAsync(door.Client, "billing_list_invoices", new() { ["customer_id"] = "cust_8a3f", ["limit"] = 1 });
        agreed.IsError.Should().NotBe(true);
        agreed.StructuredContent!.Value.GetProperty("result").GetArrayLength().Should().Be(1);
        asked.Should().ContainSingle().Which.Should().Be(
            "The model wants to call billing.list_invoices, which needs your approval (grants[1] (line 1)). It would send these arguments:\n{\"customer_id\":\"cust_8a3f\",\"limit\":1}");

        var refused = await CallAsync(door.Client, "billing_list_invoices", new() { ["customer_id"] = "cust_8a3f", ["limit"] = 2 });
        refused.IsError.Should().BeTrue();
        Text(refused).Should().Be("Denied: billing.list_invoices needs a person's approval (grants[1] (line 1)), and the person refused.");
    }

    [Theory, MemberData(nameof(Revisions))]
    public async Task WithNobodyToAskTheCallIsRefusedInASentence(string revision)
    {
        await using var door = await OpenAsync(Config(ApproveBilling, Demo("billing", "direct")), revision, overStdio: false);

        var refused = await CallAsync(door.Client, "billing_list_invoices", new() { ["customer_id"] = "cust_8a3f", ["limit"] = 1 });

        refused.IsError.Should().BeTrue();
        Text(refused).Should().Be("Denied: billing.list_invoices needs a person's approval (grants[1] (line 1)), and the question reached nobody.");
    }

    [Fact]
    public async Task EveryDirectCallIsRecordedWithWhoMadeIt()
    {
        using var trail = new TemporaryFolder();
        var config = JsonNode.Parse(Config(ApproveBilling, Demo("billing", "direct"), Demo("crm", "direct")))!;
        config["audit"] = new JsonObject { ["folder"] = trail.Path };
        await using (var door = await OpenAsync(config.ToJsonString(), "2025-11-25", overStdio: false))
        {
            await CallAsync(door.Client, "crm_get_customer", new() { ["id"] = "cust_8a3f" });
            await CallAsync(door.Client, "billing_list_invoices", new() { ["customer_id"] = "cust_8a3f", ["limit"] = 1 });
        }

        var records = Directory.GetFiles(trail.Path).SelectMany(File.ReadAllLines).Select(line => JsonNode.Parse(line)!).ToList();
        var sent = records.Single(record => (string?)record["type"] == "callSent");
        ((string?)sent["tool"]).Should().Be("crm.get_customer");
        ((string?)sent["principal"]).Should().Be("local");
        ((string?)sent["grant"]!["access"]).Should().Be("allow");
        sent["line"].Should().BeNull();
        var answered = records.Single(record => (string?)record["type"] == "callAnswered");
        ((string?)answered["runId"]).Should().Be((string?)sent["runId"]);
        ((string?)answered["outcome"]).Should().Be("ok");
        var refused = records.Single(record => (string?)record["type"] == "callRefused");
        ((string?)refused["principal"]).Should().Be("local");
        ((string?)refused["approval"]!["decision"]).Should().Be("unheard");
        records.Should().NotContain(record => (string?)record["type"] == "runStarted");
        (await CodeModeProgram.RunAsync("audit", "verify", trail.Path)).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task FewToolsThatMayBeBothAreBoth()
    {
        await using var door = await OpenAsync(Config(Demo("crm", "auto"), Demo("billing", "auto"), Demo("analytics", "auto")), "2025-11-25", overStdio: false);

        (await NamesAsync(door.Client)).Should().Equal([.. EntryTools, "analytics_get_usage", "billing_list_invoices", "crm_get_customer"]);
        Text(await CallAsync(door.Client, "execute_code", new() { ["code"] = DemoUpstreams.MainJob })).Should().Contain("\"churnRisk\":\"high\"");
    }

    [Fact]
    public async Task ManyToolsThatMayBeBothAreForScripts()
    {
        NodePackages.Require();
        await using var door = await OpenAsync(Config(Demo("crm", "auto"), Fake("code")), "2025-11-25", overStdio: false);

        (await NamesAsync(door.Client)).Should().Equal(EntryTools);
    }

    [Fact]
    public async Task NoScriptReachesADirectTool()
    {
        await using var door = await OpenAsync(Config(Demo("crm", "direct"), Demo("billing", "code")), "2025-11-25", overStdio: false);

        var script = await CallAsync(door.Client, "execute_code", new() { ["code"] = """return await tools.Crm.GetCustomerAsync(id: "cust_8a3f");""" });
        var found = script.Meta!["codemode/report"]!["diagnostics"]![0]!;
        ((string?)found["id"]).Should().Be("CMR1902");
        ((string?)found["message"]).Should().Be("The upstream 'crm' is not there for scripts: there is no tools.Crm.");
        ((int?)found["column"]).Should().Be(20);
        Text(await CallAsync(door.Client, "execute_code", new() { ["code"] = """var Crm = "a word"; return Crm;""" })).Should().Contain("result:\n\"a word\"");
        Text(await CallAsync(door.Client, "search_tools", new() { ["query"] = "get customer" })).Should().NotContain("GetCustomerAsync");
        Text(await CallAsync(door.Client, "search_tools", new() { ["query"] = "", ["server"] = "crm" })).Should().Be("The tools of 'crm' are not for scripts: call them directly, as tools of this server.");
        Text(await CallAsync(door.Client, "list_servers", [])).Should().Contain("crm (called directly, not from scripts): 1 tool").And.Contain("billing (tools.Billing): 1 tool");
        Text(await CallAsync(door.Client, "execute_code", new() { ["code"] = "return await catalog.CountAsync();" })).Should().Contain("result:\n1");
    }

    [Theory]
    [InlineData("2024-11-05", false)]
    [InlineData("2025-11-25", false)]
    [InlineData("2025-11-25", true)]
    public async Task AClientWithASessionIsToldWhenAnUpstreamHasAnotherTool(string revision, bool overStdio)
    {
        NodePackages.Require();
        await using var door = await OpenAsync(Config(Fake("direct")), revision, overStdio);
        (await NamesAsync(door.Client)).Should().Contain("fake_add").And.NotContain("fake_multiply");
        door.Client.ServerCapabilities.Tools!.ListChanged.Should().BeTrue();
        var told = Channel.CreateUnbounded<bool>();
        await using var listening = door.Client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, (_, _) =>
        {
            told.Writer.TryWrite(true);
            return default;
        });

        await CallAsync(door.Client, "fake_add", new() { ["name"] = "multiply" });

        // The first may still be about the list that was there before.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        do
        {
            await told.Reader.ReadAsync(patience.Token);
        }
        while (!(await NamesAsync(door.Client)).Contains("fake_multiply"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AClientWhoseRequestsStandAloneIsToldOnItsSubscription(bool overStdio)
    {
        NodePackages.Require();
        await using var door = await OpenAsync(Config(Fake("direct")), "2026-07-28", overStdio);
        (await NamesAsync(door.Client)).Should().NotContain("fake_multiply");
        var told = Channel.CreateUnbounded<string>();
        await using var acknowledged = door.Client.RegisterNotificationHandler(NotificationMethods.SubscriptionsAcknowledgedNotification, Hear);
        await using var changed = door.Client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, Hear);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var listening = door.Client.SendRequestAsync(
            new JsonRpcRequest { Method = RequestMethods.SubscriptionsListen, Params = new JsonObject { ["notifications"] = new JsonObject { ["toolsListChanged"] = true, ["promptsListChanged"] = true } } },
            patience.Token);
        (await told.Reader.ReadAsync(patience.Token)).Should().StartWith("notifications/subscriptions/acknowledged {\"notifications\":{\"toolsListChanged\":true},\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":");

        await CallAsync(door.Client, "fake_add", new() { ["name"] = "multiply" });

        (await told.Reader.ReadAsync(patience.Token)).Should().StartWith("notifications/tools/list_changed {\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":");
        (await NamesAsync(door.Client)).Should().Contain("fake_multiply");
        await patience.CancelAsync();
        await FluentActions.Awaiting(() => listening).Should().ThrowAsync<OperationCanceledException>();

        ValueTask Hear(JsonRpcNotification notification, CancellationToken cancellationToken)
        {
            told.Writer.TryWrite($"{notification.Method} {notification.Params!.ToJsonString()}");
            return default;
        }
    }

    [Fact]
    public async Task AnOperationIsListedWithItsSchemaAndAnswersWithItsValue()
    {
        await using var service = new RecordedService(request => request.Target.Contains("missing", StringComparison.Ordinal)
            ? (404, "application/json", """{"detail":"no such pet"}""")
            : (200, "application/json", """{"id":"7","name":"Rex"}"""));
        using var folder = new TemporaryFolder();
        var document = folder.Write(
            "pets.json",
            """
            { "openapi": "3.1.0", "info": { "title": "Pets", "version": "1" },
              "paths": {
                "/pets/{id}": { "get": { "operationId": "getPet", "summary": "One pet", "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } ],
                  "responses": { "200": { "description": "ok", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } } } } },
                "/pets": { "post": { "operationId": "addPet", "requestBody": { "required": true, "content": { "application/json": { "schema": { "type": "object", "properties": { "mother": { "$ref": "#/components/schemas/Pet" } } } } } },
                  "responses": { "200": { "description": "ok" } } } } },
              "components": { "schemas": { "Pet": { "type": "object", "properties": { "name": { "type": "string" }, "friend": { "$ref": "#/components/schemas/Pet" } } } } } }
            """);
        var config = new JsonObject { ["openApi"] = new JsonObject { ["pets"] = new JsonObject { ["document"] = document, ["baseUrl"] = service.Url.ToString(), ["exposure"] = "direct" } } };
        await using var door = await OpenAsync(config.ToJsonString(), "2025-11-25", overStdio: false);

        var tools = await door.Client.ListToolsAsync(cancellationToken: Cancellation);
        tools.Select(tool => tool.Name).Should().Equal([.. EntryTools, "pets_addPet", "pets_getPet"]);
        tools[3].ProtocolTool.InputSchema.GetProperty("$defs").GetProperty("Pet").GetProperty("properties").GetProperty("name").GetProperty("type").GetString().Should().Be("string");
        var found = await CallAsync(door.Client, "pets_getPet", new() { ["id"] = "7" });
        found.StructuredContent!.Value.GetRawText().Should().Be("""{"id":"7","name":"Rex"}""");
        Text(found).Should().Be("""{"id":"7","name":"Rex"}""");
        var missing = await CallAsync(door.Client, "pets_getPet", new() { ["id"] = "missing" });
        missing.IsError.Should().BeTrue();
        Text(missing).Should().Contain("404").And.Contain("no such pet");
    }

    private static (string Alias, JsonObject Upstream) Demo(string name, string exposure) =>
        (name, new JsonObject { ["command"] = "dotnet", ["args"] = new JsonArray("exec", CodeModeProgram.Assembly, "demo", name), ["exposure"] = exposure });

    // It has ten tools, and gets another when it is asked to.
    private static (string Alias, JsonObject Upstream) Fake(string exposure) => ("fake", new JsonObject
    {
        ["command"] = NodePackages.Node,
        ["args"] = new JsonArray(Path.Combine(RepositoryRoot.Path, "tests", "CodeModeRoslyn.Tools.Tests", "Upstreams", "fake-upstream.mjs"), "works"),
        ["exposure"] = exposure,
    });

    private static string Config(params (string Alias, JsonObject Upstream)[] upstreams) => Config("""[ { "tools": "*", "access": "allow" } ]""", upstreams);

    private static string Config(string grants, params (string Alias, JsonObject Upstream)[] upstreams) => new JsonObject
    {
        ["grants"] = JsonNode.Parse(grants),
        ["mcpServers"] = new JsonObject(upstreams.Select(one => KeyValuePair.Create(one.Alias, (JsonNode?)one.Upstream))),
    }.ToJsonString();

    private static Task<OpenDoor> OpenAsync(string config, string revision, bool overStdio, McpClientHandlers? handlers = null) =>
        OpenDoor.OpenAsync(config, revision, overStdio, handlers);

    private static async Task<IEnumerable<string>> NamesAsync(McpClient client) => (await client.ListToolsAsync(cancellationToken: Cancellation)).Select(tool => tool.Name);

    private static async Task<CallToolResult> CallAsync(McpClient client, string tool, Dictionary<string, object?> arguments) =>
        await client.CallToolAsync(tool, arguments, cancellationToken: Cancellation);

    private static string Text(CallToolResult result) => string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
