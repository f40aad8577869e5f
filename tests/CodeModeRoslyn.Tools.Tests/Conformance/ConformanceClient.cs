using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Tests.Upstreams;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Conformance;

/// <summary>
/// The product's own client, as the conformance suite wants it: connects to the server that it is told, lists the tools, and
/// calls each of them.
/// </summary>
internal sealed class ConformanceClient : IAsyncDisposable
{
    private const string Alias = "suite";

    private readonly StubHttpServer orders;
    private Exception? failure;

    public ConformanceClient() => orders = new StubHttpServer(async (request, response) =>
    {
        try
        {
            var order = (await JsonNode.ParseAsync(request.InputStream))!;
            await UseAsync(new Uri((string)order["server"]!), order["context"]);
        }
        catch (Exception e)
        {
            failure = e;
            response.StatusCode = 500;
        }
    });

    /// <summary>What the suite starts; it adds the server's URL.</summary>
    public string Command => $"\"{NodePackages.Node}\" \"{NodePackages.HandOver}\" {orders.Url}";

    /// <summary>Why the client gave up, or null.</summary>
    public string? Failure => failure?.ToString();

    public ValueTask DisposeAsync() => orders.DisposeAsync();

    private static async Task UseAsync(Uri server, JsonNode? context)
    {
        await using var set = TestUpstreams.Start(new UpstreamConfig.Http { Alias = Alias, Url = server });
        var upstream = await set.ReadyAsync(Alias);
        foreach (var (tool, arguments) in context?["toolCalls"] is JsonArray wanted ? Wanted(upstream, wanted) : All(upstream))
        {
            // What a tool answers is between the suite and itself; some of them only fail.
            await set.CallAsync(
                new OutgoingCall(tool, Encoding.UTF8.GetBytes(arguments.ToJsonString()), TestUpstreams.Patience, "test"), TestContext.Current.CancellationToken);
        }
    }

    // Without what is null: so the bindings of scripts write their calls.
    private static IEnumerable<(ToolDescriptor Tool, JsonObject Arguments)> Wanted(UpstreamSnapshot upstream, JsonArray calls) =>
        from call in calls
        select (
            upstream.Tools.Single(tool => tool.Name == (string?)call!["name"]),
            new JsonObject(from argument in call!["arguments"]!.AsObject() where argument.Value is not null select KeyValuePair.Create(argument.Key, argument.Value?.DeepClone())));

    private static IEnumerable<(ToolDescriptor Tool, JsonObject Arguments)> All(UpstreamSnapshot upstream) =>
        from tool in upstream.Tools select (tool, MakeUp(tool.InputSchema, upstream));

    private static JsonObject MakeUp(JsonElement schema, UpstreamSnapshot upstream) => new(
        from property in schema.GetProperty("properties").EnumerateObject()
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
