using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>What the configuration sends with every call is no argument of any.</summary>
public sealed class SuppliedArguments
{
    private const string Authorization = "Authorization";

    private readonly UpstreamConfig.OpenApi? config;

    private SuppliedArguments(UpstreamConfig.OpenApi? config) => this.config = config;

    /// <summary>Nothing is sent but what scripts say.</summary>
    public static SuppliedArguments None { get; } = new(null);

    /// <summary>Differs for those that leave out other arguments; empty for none.</summary>
    internal string Key { get; private init; } = "";

    public static SuppliedArguments Of(UpstreamConfig.OpenApi config)
    {
        ArgumentNullException.ThrowIfNull(config);
        string[] names = [.. Names("header", config.Headers.Keys), .. Names("query", config.Query.Keys), .. Names("scheme", config.Credentials.Keys), .. config.OAuth is null ? [] : Names("header", [Authorization])];
        return names.Length == 0 ? None : new SuppliedArguments(config) { Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names)))) };
    }

    /// <summary>An operation without the arguments that are supplied.</summary>
    internal ToolDescriptor TakeOut(ToolDescriptor tool)
    {
        if (config is null || tool.Request is not { } request)
        {
            return tool;
        }

        var chosen = RequestCredentials.Choose(request, config);
        var supplied = request.Parameters.Where(parameter => IsSupplied(parameter, chosen)).ToList();
        return supplied.Count == 0 ? tool : tool with
        {
            InputSchema = Without(tool.InputSchema, supplied.Select(parameter => parameter.Argument).ToHashSet(StringComparer.Ordinal)),
            Request = request with { Parameters = [.. request.Parameters.Except(supplied)] },
        };
    }

    private bool IsSupplied(RequestParameter parameter, ImmutableArray<SecurityScheme> chosen) =>
        (parameter.Place == "header" && config!.Headers.ContainsKey(parameter.Name))
        || (parameter.Place == "header" && config!.OAuth is not null && string.Equals(parameter.Name, Authorization, StringComparison.OrdinalIgnoreCase))
        || (parameter.Place == "query" && config!.Query.ContainsKey(parameter.Name))
        || chosen.Any(scheme => scheme.Place == parameter.Place && string.Equals(scheme.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));

    // Taken over text by text: names and values may be no text that a writer takes.
    private static JsonElement Without(JsonElement input, HashSet<string> names)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "object");
            writer.WriteStartObject("properties");
            foreach (var property in Members(input, "properties").Where(property => JsonText.NameOf(property) is { } name && !names.Contains(name)))
            {
                writer.WritePropertyName(JsonText.NameOf(property)!);
                writer.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
            writer.WriteStartArray("required");
            foreach (var name in Items(input, "required").Select(JsonText.Of).OfType<string>().Where(name => !names.Contains(name)))
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
            writer.WriteBoolean("additionalProperties", false);
            writer.WriteEndObject();
        }

        return JsonElement.Parse(bytes.ToArray(), OperationJson.Options);
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object ? members.EnumerateObject() : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static IEnumerable<string> Names(string kind, IEnumerable<string> names) => names.Select(name => $"{kind} {name}").Order(StringComparer.Ordinal);
}
