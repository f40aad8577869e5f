using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>The configuration changes while the program runs.</summary>
public sealed class ReloadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UpstreamsComeAndGoAndTheOthersGoOnAsTheyAre()
    {
        NodePackages.Require();
        await using var serve = await ServeProgram.StartAsync(Config(("fake", Fake()), ("crm", Demo("crm"))));
        await using var client = await serve.ConnectAsync();
        var process = await PidAsync(client);

        serve.Write(Config(("fake", Fake()), ("billing", Demo("billing"))));
        await TakenUpAsync(serve, "1 upstream added (billing), 1 upstream removed (crm)");

        (await TextAsync(client, """return (await tools.Billing.ListInvoicesAsync("cust_8a3f", limit: 1)).Count;""")).Should().Contain("result:\n1");
        (await TextAsync(client, """return await tools.Crm.GetCustomerAsync("cust_8a3f");""")).Should().Contain("There is no `tools.Crm.GetCustomerAsync`").And.Contain("The upstreams are: Billing, Fake.");
        (await PidAsync(client)).Should().Be(process);

        serve.Write(Config(("fake", Fake(("SOME", "thing"))), ("billing", Demo("billing"))));
        await TakenUpAsync(serve, "1 upstream started anew (fake)");
        (await PidAsync(client)).Should().NotBe(process);
    }

    [Theory]
    [InlineData("{ \"mcpServers\": ", "error CMR9001")]
    [InlineData("{ \"mcpServers\": { \"crm\": { \"command\": 7 } } }", "mcpServers.crm.command")]
    public async Task WhatCannotBeUsedIsSaidAndWhatHeldGoesOn(string broken, string said)
    {
        await using var serve = await ServeProgram.StartAsync(Config(("crm", Demo("crm"))));
        await using var client = await serve.ConnectAsync();

        serve.Write(broken);
        await Until.HoldsAsync("the fault is said", () => serve.Program.Errors.Contains("what held before goes on", StringComparison.Ordinal));

        serve.Program.Errors.Should().Contain(said);
        (await TextAsync(client, """return (await tools.Crm.GetCustomerAsync("cust_8a3f")).Name;""")).Should().Contain("Acme Corp");

        serve.Write(Config(("crm", Demo("crm")), ("billing", Demo("billing"))));
        await TakenUpAsync(serve, "1 upstream added (billing)");
    }

    [Fact]
    public async Task WhatIsTakenFromACallerIsGone()
    {
        await using var serve = await ServeProgram.StartAsync(Config(("crm", Demo("crm"))));
        await using var client = await serve.ConnectAsync();
        const string Script = """return (await tools.Crm.GetCustomerAsync("cust_8a3f")).Name;""";
        (await TextAsync(client, Script)).Should().Contain("Acme Corp");

        serve.Write(Config("""[ { "tools": "*", "access": "allow" }, { "tools": "crm.*", "access": "deny" } ]""", ("crm", Demo("crm"))));
        await TakenUpAsync(serve, "other grants");

        (await TextAsync(client, Script)).Should().Contain("CMR1900").And.Contain("grants[1]");
    }

    [Fact]
    public async Task WhatIsDeniedWhileAPersonThinksIsNotSent()
    {
        const string Asking = """[ { "tools": "*", "access": "approve" } ]""";
        await using var serve = await ServeProgram.StartAsync(Config(Asking, ("crm", Demo("crm"))));
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var client = await serve.ConnectAsync("2025-11-25", handlers: new McpClientHandlers
        {
            ElicitationHandler = async (_, cancellationToken) =>
            {
                asked.SetResult();
                await answered.Task.WaitAsync(cancellationToken);
                return new ElicitResult { Action = "accept" };
            },
        });

        var run = TextAsync(client, """return (await tools.Crm.GetCustomerAsync("cust_8a3f")).Name;""");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        serve.Write(Config("[]", ("crm", Demo("crm"))));
        await TakenUpAsync(serve, "other grants");
        answered.SetResult();

        (await run).Should().Contain("next: Leave this call out");
    }

    [Fact]
    public async Task AFileThatIsGoneOrNamesNoCallersAnyMoreOpensNoDoor()
    {
        await using var serve = await ServeProgram.StartAsync(Callers("ann"));

        var path = serve.Write("""{ "demo": true }""");
        await Until.HoldsAsync("it is refused", () => serve.Program.Errors.Contains("It names no callers any more", StringComparison.Ordinal));
        File.Delete(path);
        await Until.HoldsAsync("it is missed", () => serve.Program.Errors.Contains("There is no configuration", StringComparison.Ordinal));

        var nobody = async () => await serve.ConnectAsync("2025-11-25");
        await nobody.Should().ThrowAsync<Exception>();
        await using var ann = await serve.ConnectAsync("2025-11-25", Token("ann"));
    }

    [Fact]
    public async Task CallersComeAndGo()
    {
        await using var serve = await ServeProgram.StartAsync(Callers("ann", "bob"));
        await using var ann = await serve.ConnectAsync("2025-11-25", Token("ann"));
        await using var bob = await serve.ConnectAsync("2025-11-25", Token("bob"));

        serve.Write(Callers("bob", "carl"));
        await TakenUpAsync(serve, "other callers");

        await using var carl = await serve.ConnectAsync("2025-11-25", Token("carl"));
        (await carl.ListToolsAsync(cancellationToken: Cancellation)).Should().HaveCount(3);
        (await bob.ListToolsAsync(cancellationToken: Cancellation)).Should().HaveCount(3);
        var gone = async () => await ann.ListToolsAsync(cancellationToken: Cancellation);
        await gone.Should().ThrowAsync<Exception>();
    }

    [Fact]
    public async Task ASecretIsReadAgainWhenTheFileIsWrittenAgain()
    {
        NodePackages.Require();
        await using var serve = await ServeProgram.StartAsync("{}");
        serve.Write("the first secret", "secret.txt");
        var config = Config(("fake", Fake(("SOME_TOKEN", "${file:secret.txt}"))));
        serve.Write(config);
        await TakenUpAsync(serve, "1 upstream added (fake)");

        serve.Write("the second secret", "secret.txt");
        serve.Write(config);

        await TakenUpAsync(serve, "1 upstream started anew (fake)");
    }

    [Fact]
    public async Task WhatTakesANewStartIsSaid()
    {
        await using var serve = await ServeProgram.StartAsync(Config(("crm", Demo("crm"))));

        serve.Write("""{ "demo": true, "workers": { "count": 3 }, "limits": { "calls": 7 } }""");

        await Until.HoldsAsync("the keys are named", () => serve.Program.Errors.Contains("what it says under limits, workers is taken up at the next start", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASessionIsToldOfDirectToolsThatCome()
    {
        await using var serve = await ServeProgram.StartAsync(Config(("crm", Demo("crm"))));
        await using var client = await serve.ConnectAsync("2025-11-25");
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = client.RegisterNotificationHandler(NotificationMethods.ToolListChangedNotification, (_, _) =>
        {
            told.TrySetResult();
            return default;
        });
        var direct = Demo("crm");
        direct["exposure"] = "direct";

        serve.Write(Config(("crm", direct)));

        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        (await client.ListToolsAsync(cancellationToken: Cancellation)).Select(tool => tool.Name).Should().Contain("crm_get_customer");
    }

    [Fact]
    public async Task TheChangeIsRecorded()
    {
        using var trail = new TemporaryFolder();
        var config = JsonNode.Parse(Config(("crm", Demo("crm"))))!;
        config["audit"] = new JsonObject { ["folder"] = trail.Path };
        await using (var serve = await ServeProgram.StartAsync(config.ToJsonString()))
        {
            config["grants"] = new JsonArray();
            serve.Write(config.ToJsonString());
            await TakenUpAsync(serve, "other grants");
            await serve.Program.TerminateAsync();
            await serve.Program.ExitAsync(TimeSpan.FromSeconds(30));
        }

        var records = Directory.GetFiles(trail.Path).SelectMany(File.ReadAllLines).Select(line => JsonNode.Parse(line)!).ToList();
        var changed = records.Should().ContainSingle(record => (string?)record["type"] == "configurationChanged").Which;
        ((string?)changed["configuration"]).Should().NotBeNull().And.NotBe((string?)records[0]["configuration"]);
        (await CodeModeProgram.RunAsync("audit", "verify", trail.Path)).ExitCode.Should().Be(0);
    }

    private static Task TakenUpAsync(ServeProgram serve, string changes) => Until.HoldsAsync(
        $"the log says: {changes}", () => serve.Program.Errors.Contains($"The configuration has changed: {changes}", StringComparison.Ordinal));

    private static async Task<string> PidAsync(McpClient client) => await TextAsync(client, "return await tools.Fake.PidAsync();");

    private static async Task<string> TextAsync(McpClient client, string code)
    {
        var result = await client.CallToolAsync("execute_code", Scripts.Arguments(code), cancellationToken: Cancellation);
        var text = result.Content.OfType<TextContentBlock>().First().Text;
        return text[text.IndexOf('\n', StringComparison.Ordinal)..];
    }

    private static string Token(string caller) => $"a token of {caller}";

    private static string Callers(params string[] names) => new JsonObject
    {
        ["demo"] = true,
        ["callers"] = new JsonArray([.. names.Select(name => new JsonObject
        {
            ["name"] = name,
            ["tokenSha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token(name)))),
        })]),
    }.ToJsonString();

    private static JsonObject Demo(string name) => new() { ["command"] = "dotnet", ["args"] = new JsonArray("exec", CodeModeProgram.Assembly, "demo", name) };

    private static JsonObject Fake(params (string Name, string Value)[] environment) => new()
    {
        ["command"] = NodePackages.Node,
        ["args"] = new JsonArray(Path.Combine(RepositoryRoot.Path, "tests", "CodeModeRoslyn.Tools.Tests", "Upstreams", "fake-upstream.mjs"), "works"),
        ["env"] = new JsonObject(environment.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)one.Value))),
    };

    private static string Config(params (string Alias, JsonObject Upstream)[] upstreams) => Config("""[ { "tools": "*", "access": "allow" } ]""", upstreams);

    private static string Config(string grants, params (string Alias, JsonObject Upstream)[] upstreams) => new JsonObject
    {
        ["grants"] = JsonNode.Parse(grants),
        ["mcpServers"] = new JsonObject(upstreams.Select(one => KeyValuePair.Create(one.Alias, (JsonNode?)one.Upstream))),
    }.ToJsonString();
}
