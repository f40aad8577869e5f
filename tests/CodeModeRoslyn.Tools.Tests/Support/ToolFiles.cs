using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.OpenApi;

namespace CodeModeRoslyn.Tools.Tests.Support;

/// <summary>Reads tool definitions from files: a <c>tools/list</c> result or a single tool.</summary>
internal static class ToolFiles
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 300_000 };

    /// <summary>The hand-written upstreams beside these tests.</summary>
    public static UpstreamSnapshot Own(string alias) =>
        Snapshot(alias, Load(Path.Combine(AppContext.BaseDirectory, "Bindings", "schemas", alias + ".json")).GetProperty("tools").EnumerateArray());

    /// <summary>Reads a file; the tool's own text where the file holds it as a string, because it is no clean JSON.</summary>
    public static JsonElement Load(string path)
    {
        var file = JsonElement.Parse(File.ReadAllBytes(path), Deep);
        return file.TryGetProperty("rawDefinition", out var raw) ? JsonElement.Parse(raw.GetString()!, Deep) : file;
    }

    /// <summary>Every tool of the shared material, benign or hostile; skips the test where there is none.</summary>
    public static IEnumerable<JsonElement> AllOnDisk() =>
        new[] { "schemas", "hostile" }.SelectMany(folder => Directory.GetFiles(RepositoryFolder.Shared(Path.Combine("gauntlet", folder)), "*.json"))
            .Order(StringComparer.Ordinal).Select(Load).Where(tool => !tool.TryGetProperty("openapi", out _));

    public static UpstreamSnapshot Snapshot(string alias, IEnumerable<JsonElement> tools) => new(
        alias,
        new UpstreamStatus(UpstreamState.Ready, null, "stdio", null),
        [.. tools.Select(tool => Descriptor(alias, tool)).OfType<ToolDescriptor>()],
        "1");

    private static ToolDescriptor? Descriptor(string alias, JsonElement tool) =>
        tool.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            ? new ToolDescriptor
            {
                Upstream = alias,
                Name = Text(name) ?? "a\ud800",
                Description = tool.TryGetProperty("description", out var description) ? Text(description) : null,
                InputSchema = tool.TryGetProperty("inputSchema", out var input) ? input : default,
                Request = tool.TryGetProperty("method", out var method) ? Operation(method.GetString()!, tool.GetProperty("inputSchema")) : null,
                OutputSchema = tool.TryGetProperty("outputSchema", out var output) ? output : null,
            }
            : null;

    private static OperationRequest Operation(string method, JsonElement input) => new(
        method,
        "/",
        [.. input.GetProperty("properties").EnumerateObject().Select(property => new RequestParameter(property.Name, property.Name, "query", "form", Explode: true, AllowsReserved: false, IsJson: false))],
        null,
        []);

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair; connectors hand on what they can.
            return null;
        }
    }
}
