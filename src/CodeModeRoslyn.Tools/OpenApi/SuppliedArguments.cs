using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>What the configuration sends with every call is no argument of any: a script neither knows it nor can change it.</summary>
public sealed class SuppliedArguments
{
    private readonly UpstreamConfig.OpenApi? config;

    private SuppliedArguments(UpstreamConfig.OpenApi? config) => this.config = config;

    /// <summary>Nothing is sent but what scripts say.</summary>
    public static SuppliedArguments None { get; } = new(null);

    /// <summary>Differs for those that leave out other arguments; empty for none.</summary>
    internal string Key { get; private init; } = "";

    public static SuppliedArguments Of(UpstreamConfig.OpenApi config)
    {
        ArgumentNullException.ThrowIfNull(config);
        string[] names = [.. Names("header", config.Headers.Keys), .. Names("query", config.Query.Keys), .. Names("scheme", config.Credentials.Keys)];
        return names.Length == 0 ? None : new SuppliedArguments(config) { Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names)))) };
    }

    /// <summary>A group as the importer says it, without the arguments that are supplied.</summary>
    internal ReadOnlyMemory<byte> TakeOut(ReadOnlyMemory<byte> group)
    {
        if (config is null || JsonNode.Parse(group.Span, documentOptions: OperationJson.Options) is not JsonObject root || root["operations"] is not JsonArray operations)
        {
            return group;
        }

        var isChanged = false;
        foreach (var operation in operations.OfType<JsonObject>())
        {
            isChanged |= TakeOut(operation);
        }

        return isChanged ? Encoding.UTF8.GetBytes(root.ToJsonString(OperationJson.Writing)) : group;
    }

    private bool TakeOut(JsonObject operation)
    {
        if (operation["request"] is not JsonObject request || request["parameters"] is not JsonArray parameters)
        {
            return false;
        }

        var supplied = parameters.OfType<JsonObject>().Where(parameter => IsSupplied(parameter, request["security"] as JsonArray ?? [])).ToList();
        foreach (var parameter in supplied)
        {
            parameters.Remove(parameter);
            if (Text(parameter, "argument") is { } argument)
            {
                (operation["input"]?["properties"] as JsonObject)?.Remove(argument);
                (operation["input"]?["required"] as JsonArray)?.RemoveAll(name => name is JsonValue text && text.TryGetValue(out string? one) && one == argument);
            }
        }

        return supplied.Count > 0;
    }

    private bool IsSupplied(JsonObject parameter, JsonArray security)
    {
        var (place, name) = (Text(parameter, "in"), Text(parameter, "name"));
        return name is not null
            && ((place == "header" && config!.Headers.ContainsKey(name))
                || (place == "query" && config!.Query.ContainsKey(name))
                || security.OfType<JsonArray>().SelectMany(schemes => schemes.OfType<JsonObject>()).Any(scheme =>
                    Text(scheme, "in") == place && string.Equals(Text(scheme, "name"), name, StringComparison.OrdinalIgnoreCase) && config!.Credentials.ContainsKey(Text(scheme, "scheme") ?? "")));
    }

    private static string? Text(JsonObject owner, string name) => owner[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static IEnumerable<string> Names(string kind, IEnumerable<string> names) => names.Select(name => $"{kind} {name}").Order(StringComparer.Ordinal);
}
