using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.OpenApi;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Secrets;

/// <summary>A configuration with a secret in every place where one can be, and upstreams that repeat all that they are sent.</summary>
internal sealed class PlantedSecrets : IAsyncDisposable
{
    private const string Variable = "CODEMODE_TEST_PLANTED_TOKEN";

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> planted = new(StringComparer.Ordinal);
    private readonly TestAuthorizationServer server;
    private readonly ProtectedMcpServer open;
    private readonly ProtectedMcpServer machine;
    private readonly RecordedService service;

    private PlantedSecrets(TestAuthorizationServer server, ProtectedMcpServer open, ProtectedMcpServer machine)
    {
        this.server = server;
        this.open = open;
        this.machine = machine;
        service = new RecordedService(request =>
        {
            var sent = JsonSerializer.Serialize(new { request.Target, request.Headers });
            return request.Target.StartsWith("/fail", StringComparison.Ordinal) ? (400, "application/json", $$"""{ "message": {{JsonSerializer.Serialize(sent)}} }""") : (200, "application/json", sent);
        });
        planted["a client's secret"] = server.ClientSecret;
        Environment.SetEnvironmentVariable(Variable, Plant("an environment variable"));
        Home = Path.Combine(folder.Path, "home");
        Config = folder.Write("codemode.json", Write().ToJsonString());
    }

    /// <summary>The configuration's file.</summary>
    public string Config { get; }

    /// <summary>A home for this alone.</summary>
    public string Home { get; }

    /// <summary>Each secret by where it was planted; tokens that were given count too.</summary>
    public IReadOnlyDictionary<string, string> All =>
        planted.Concat(server.Tokens.Select((token, at) => KeyValuePair.Create($"token {at}", token))).ToDictionary(StringComparer.Ordinal);

    public static async Task<PlantedSecrets> StartAsync()
    {
        NodePackages.Require();
        var server = await TestAuthorizationServer.StartAsync();
        return new PlantedSecrets(server, await ProtectedMcpServer.StartAsync((_, _) => true), await ProtectedMcpServer.StartAsync(server));
    }

    /// <summary>Fails when any of them is in a text.</summary>
    /// <param name="where">Where the text is from.</param>
    /// <param name="text">The text.</param>
    public void ShouldNotBeIn(string where, string text)
    {
        foreach (var (what, secret) in All)
        {
            // However its other characters are written there.
            var core = secret.Split('+', '/', '=', '-').MaxBy(part => part.Length)!;
            text.Should().NotContain(core, $"{what} must not be in {where}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        await service.DisposeAsync();
        await open.DisposeAsync();
        await machine.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    private JsonObject Write()
    {
        folder.Write("in a file", Plant("a file") + "\n");
        folder.Write("printed", Plant("a command") + "\n");
        var script = Path.Combine(AppContext.BaseDirectory, "Secrets", "leaky-upstream.mjs");
        JsonObject Process() => new()
        {
            ["command"] = NodePackages.Node,
            ["args"] = new JsonArray(script, "${file:in a file}", "--from=${command:cat printed}", $"${{{Variable}}}"),
            ["env"] = new JsonObject { ["SERVICE_TOKEN"] = Plant("a process's environment"), ["OTHER"] = "${file:in a file}" },
        };
        var dying = Process();
        dying["env"]!["MODE"] = "dies";
        return new JsonObject
        {
            ["mcpServers"] = new JsonObject
            {
                ["process"] = Process(),
                ["dying"] = dying,
                ["web"] = new JsonObject
                {
                    ["url"] = $"{open.Url}?api_key={Plant("a url's query")}",
                    ["headers"] = new JsonObject
                    {
                        ["Authorization"] = $"Bearer {Plant("a bearer token")}",
                        ["X-Api-Key"] = Plant("a header"),
                        ["X-From-File"] = "${file:in a file}",
                        ["X-From-Command"] = "${command:cat printed}",
                        ["X-From-Variable"] = $"${{{Variable}}}",
                    },
                },
                ["machine"] = new JsonObject
                {
                    ["url"] = machine.Url.ToString(),
                    ["oauth"] = new JsonObject
                    {
                        ["grant"] = "client_credentials",
                        ["clientId"] = TestAuthorizationServer.ClientId,
                        ["clientSecret"] = server.ClientSecret,
                        ["issuer"] = server.Issuer,
                    },
                },
            },
            ["openApi"] = new JsonObject
            {
                ["service"] = new JsonObject
                {
                    ["document"] = Path.Combine(AppContext.BaseDirectory, "Secrets", "leaky.json"),
                    ["baseUrl"] = service.Url.ToString(),
                    ["headers"] = new JsonObject { ["X-Auth-Token"] = Plant("a service's header") },
                    ["query"] = new JsonObject { ["token"] = Plant("a service's query") },
                    ["credentials"] = new JsonObject { ["key"] = Plant("a service's key"), ["login"] = $"somebody:{Plant("a password")}" },
                },
            },
        };
    }

    // With characters that JSON and addresses write in another way.
    private string Plant(string where) => planted[where] = $"planted+{planted.Count}/{Guid.NewGuid():N}=";
}
