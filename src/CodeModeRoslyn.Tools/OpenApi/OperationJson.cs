using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Reads what an importer says of operations. It has read a stranger's document, so nothing is taken for granted.</summary>
internal static class OperationJson
{
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = 1_000 };

    /// <summary>The catalog's entries.</summary>
    /// <exception cref="JsonException">This is no such list.</exception>
    public static IEnumerable<ToolDescriptor> Index(string alias, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return Items(document.RootElement).Select(operation => Describe(alias, operation)).OfType<ToolDescriptor>().ToList();
    }

    /// <summary>A group's operations with their schemas.</summary>
    /// <exception cref="JsonException">This is no such group.</exception>
    public static IEnumerable<ToolDescriptor> Group(string alias, ReadOnlyMemory<byte> json)
    {
        // Not disposed of: the schemas of its tools are parts of it.
        var root = new SchemaRoot(JsonDocument.Parse(json, Options).RootElement);
        foreach (var operation in Items(Member(root.Element, "operations")))
        {
            if (Describe(alias, operation) is { } tool)
            {
                yield return tool with
                {
                    InputSchema = Member(operation, "input"),
                    OutputSchema = Member(operation, "output") is { ValueKind: not JsonValueKind.Undefined } output ? output : null,
                    SchemaRoot = root,
                    Request = Request(tool.Endpoint!, Member(operation, "request")),
                };
            }
        }
    }

    /// <summary>What a method says by itself (RFC 9110, 9.2).</summary>
    internal static ToolHints HintsOf(string method) =>
        new ToolHints(ReadOnly: method is "GET" or "HEAD", Destructive: method is "DELETE", Idempotent: method is "GET" or "HEAD" or "PUT" or "DELETE", OpenWorld: null);

    private static ToolDescriptor? Describe(string alias, JsonElement operation)
    {
        if (Text(operation, "id") is not { Length: > 0 } id || Text(operation, "method") is not { } method || Text(operation, "path") is not { } path)
        {
            return null;
        }

        return new ToolDescriptor
        {
            Upstream = alias,
            Name = id,
            Title = Text(operation, "summary"),
            Description = Text(operation, "description"),
            Hints = HintsOf(method),
            Endpoint = new ToolEndpoint(method, path, Texts(operation, "tags"), Texts(operation, "parameters"), Texts(operation, "values"), Member(operation, "typed").ValueKind == JsonValueKind.True),
        };
    }

    private static OperationRequest Request(ToolEndpoint endpoint, JsonElement request)
    {
        var body = Member(request, "body");
        return new OperationRequest(
            endpoint.Method,
            endpoint.Path,
            [.. Items(Member(request, "parameters")).Select(Parameter)],
            body.ValueKind == JsonValueKind.Object ? Body(body) : null,
            Texts(request, "accepts"))
        {
            Security = [.. Items(Member(request, "security")).Select(alternative => Items(alternative).Select(Scheme).ToList()).Where(schemes => !schemes.Contains(null)).Select(schemes => schemes.OfType<SecurityScheme>().ToImmutableArray())],
        };
    }

    private static RequestBody Body(JsonElement body) => new(Text(body, "contentType") ?? "application/json", Text(body, "argument"), Texts(body, "members"))
    {
        Parts = [.. Items(Member(body, "parts")).Select(part => new RequestPart(
            Text(part, "name") ?? "",
            Member(part, "file").ValueKind == JsonValueKind.True,
            Text(part, "style"),
            Member(part, "explode").ValueKind == JsonValueKind.True,
            Text(part, "contentType"),
            Text(part, "fileName")))],
    };

    // Null for one that no request can hold.
    private static SecurityScheme? Scheme(JsonElement scheme)
    {
        var (id, place, name, prefix) = (Text(scheme, "scheme"), Text(scheme, "in"), Text(scheme, "name"), Text(scheme, "prefix"));
        return id is { Length: > 0 } && name is { Length: > 0 } && (place == "query" || (place is "header" or "cookie" && RequestHeaders.IsToken(name))) && (prefix is null || RequestHeaders.IsToken(prefix))
            ? new SecurityScheme(id, place, name, prefix)
            : null;
    }

    private static RequestParameter Parameter(JsonElement parameter) => new(
        Text(parameter, "argument") ?? "",
        Text(parameter, "name") ?? "",
        Text(parameter, "in") ?? "query",
        Text(parameter, "style") ?? "form",
        Member(parameter, "explode").ValueKind == JsonValueKind.True,
        Member(parameter, "reserved").ValueKind == JsonValueKind.True,
        Text(parameter, "contentType") is not null);

    private static JsonElement Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement owner, string name) => JsonText.Of(Member(owner, name));

    private static ImmutableArray<string> Texts(JsonElement owner, string name) => [.. Items(Member(owner, name)).Select(JsonText.Of).OfType<string>()];

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
}
