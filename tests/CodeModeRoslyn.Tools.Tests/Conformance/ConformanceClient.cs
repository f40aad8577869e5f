using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Tests.Authorization;
using CodeModeRoslyn.Tools.Tests.Upstreams;
using CodeModeRoslyn.Tools.Upstreams;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Tools.Tests.Conformance;

/// <summary>
/// The product's own client, as the conformance suite wants it: connects to the server that it is told, lists the tools, and
/// calls each of them. Whenever it says that somebody has to sign in, somebody does.
/// </summary>
internal sealed class ConformanceClient : IAsyncDisposable
{
    private const string Alias = "suite";

    /// <summary>More than the suite allows: it is the client that has to know when another sign-in is no use.</summary>
    private const int MostSignIns = 6;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemode-tokens-");
    private readonly string scenario;
    private readonly StubHttpServer orders;
    private Exception? failure;

    /// <param name="scenario">What the suite will try.</param>
    public ConformanceClient(string scenario)
    {
        this.scenario = scenario;
        orders = new StubHttpServer(async (request, response) =>
        {
            try
            {
                var order = (await JsonNode.ParseAsync(request.InputStream))!;
                var server = new Uri((string)order["server"]!);
                var context = order["context"];
                LastWords = await UseAsync(new UpstreamConfig.Http { Alias = Alias, Url = server, OAuth = await OAuthAsync(server, context) }, context);
            }
            catch (Exception e)
            {
                failure = e;
                response.StatusCode = 500;
            }
        });
    }

    /// <summary>What the suite starts; it adds the server's URL.</summary>
    public string Command => $"\"{NodePackages.Node}\" \"{NodePackages.HandOver}\" {orders.Url}";

    /// <summary>Why the client gave up, or null.</summary>
    public string? Failure => failure?.ToString();

    /// <summary>What did not work, as the product says it; null when all did.</summary>
    public string? LastWords { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await orders.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task<string?> UseAsync(UpstreamConfig.Http config, JsonNode? context)
    {
        for (var signIns = 0; ; signIns++)
        {
            var refusal = await TryAsync(config, context);
            if (signIns == MostSignIns || refusal is null || !refusal.Contains($"codemode login {Alias}", StringComparison.Ordinal))
            {
                return refusal;
            }

            try
            {
                await TestBrowser.SignInAsync(config, State(), TimeProvider.System);
            }
            catch (SignInException e)
            {
                return e.Message;
            }
        }
    }

    /// <summary>Does what there is to do, and says why something could not be done.</summary>
    private async Task<string?> TryAsync(UpstreamConfig.Http config, JsonNode? context)
    {
        await using var set = UpstreamSet.Start([config], NullLoggerFactory.Instance, TimeProvider.System, state: State());
        var upstream = await set.UntilAsync(Alias, upstream => upstream.Status.State is not UpstreamState.Connecting);
        if (upstream.Status.State is UpstreamState.Unavailable)
        {
            return config.OAuth is null ? throw new InvalidOperationException(upstream.Status.Reason) : upstream.Status.Reason;
        }

        foreach (var (tool, arguments) in context?["toolCalls"] is JsonArray wanted ? Wanted(upstream, wanted) : All(upstream))
        {
            // What a tool answers is between the suite and itself; some of them only fail.
            var outcome = await set.CallAsync(
                new OutgoingCall(tool, Encoding.UTF8.GetBytes(arguments.ToJsonString()), TestUpstreams.Patience, "test") { Relay = new PersonWithDefaults() },
                TestContext.Current.CancellationToken);
            if (outcome is ToolCallOutcome.Failed failed && config.OAuth is not null)
            {
                return failed.Message;
            }
        }

        return null;
    }

    // What an operator would write down who has a client at the suite's authorization server.
    private async Task<OAuthConfig?> OAuthAsync(Uri server, JsonNode? context) =>
        !scenario.StartsWith("auth/", StringComparison.Ordinal) ? null
        : scenario == "auth/basic-cimd" ? new OAuthConfig { ClientId = "https://conformance-test.local/client-metadata.json" }
        : context?["client_id"] is not { } client ? new OAuthConfig()
        : new OAuthConfig
        {
            Grant = scenario.Contains("client-credentials", StringComparison.Ordinal) ? OAuthGrant.ClientCredentials : OAuthGrant.AuthorizationCode,
            ClientId = (string?)client,
            ClientSecret = (string?)context["client_secret"],
            Issuer = (string?)context["issuer"] ?? await IssuerAsync(server),
        };

    private static async Task<string> IssuerAsync(Uri server)
    {
        using var client = new HttpClient();
        using var described = JsonDocument.Parse(await client.GetStringAsync(new Uri(server, "/.well-known/oauth-protected-resource/mcp"), TestContext.Current.CancellationToken));
        return described.RootElement.GetProperty("authorization_servers")[0].GetString()!;
    }

    private StateFolder State() => StateFolder.Open(folder.FullName);

    // Without what is null: so the bindings of scripts write their calls.
    private static IEnumerable<(ToolDescriptor Tool, JsonObject Arguments)> Wanted(UpstreamSnapshot upstream, JsonArray calls) =>
        from call in calls
        select (
            upstream.Tools.Single(tool => tool.Name == (string?)call!["name"]),
            new JsonObject(from argument in call!["arguments"]!.AsObject() where argument.Value is not null select KeyValuePair.Create(argument.Key, argument.Value?.DeepClone())));

    private static IEnumerable<(ToolDescriptor Tool, JsonObject Arguments)> All(UpstreamSnapshot upstream) =>
        from tool in upstream.Tools select (tool, MakeUp(tool.InputSchema, upstream));

    private static JsonObject MakeUp(JsonElement schema, UpstreamSnapshot upstream) => !schema.TryGetProperty("properties", out var properties) ? [] : new(
        from property in properties.EnumerateObject()
        where schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(name => name.ValueEquals(property.Name))
        select KeyValuePair.Create(property.Name, Value(property.Value, upstream)));

    private static JsonNode? Value(JsonElement schema, UpstreamSnapshot upstream) =>
        (schema.TryGetProperty("type", out var type) ? type.GetString() : null) switch
        {
            "number" or "integer" => 3,
            "boolean" => true,

            // The one tool that takes an object wants to be shown the schema that came with the other.
            "object" => JsonNode.Parse(upstream.Tools[0].InputSchema.GetRawText()),
            _ => "some",
        };
}
