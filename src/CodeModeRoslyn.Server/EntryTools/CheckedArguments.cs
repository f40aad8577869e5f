using System.Text.Json;
using CodeModeRoslyn.Tools.Search;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Says what is wrong with the arguments of an entry tool; the SDK would say only that an error occurred.</summary>
internal sealed class CheckedArguments : DelegatingMcpServerTool
{
    public CheckedArguments(McpServerTool tool)
        : base(tool) => ProtocolTool.InputSchema = PlainSchema.Of(ProtocolTool.InputSchema);

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) =>
        Finding(request.Params?.Arguments) is { } finding
            ? new CallToolResult { Content = [new TextContentBlock { Text = finding }], IsError = true }
            : await base.InvokeAsync(request, cancellationToken);

    private string? Finding(IDictionary<string, JsonElement>? given)
    {
        var known = ProtocolTool.InputSchema.GetProperty("properties").EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        var required = ProtocolTool.InputSchema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToList() : [];
        foreach (var (name, value) in given ?? new Dictionary<string, JsonElement>())
        {
            if (!known.TryGetValue(name, out var schema))
            {
                var advice = NearestName.Find(name, known.Keys) is { } nearest ? $" Did you mean '{nearest}'?" : "";
                return $"{ProtocolTool.Name} has no argument '{name}'.{advice} {Takes(known)}";
            }

            // Null is as good as nothing: many clients fill in what a model left out.
            var type = KindOf(schema.GetProperty("type").GetString()!);
            if (KindOf(value) != type && (value.ValueKind != JsonValueKind.Null || required.Contains(name)))
            {
                return $"The argument '{name}' of {ProtocolTool.Name} must be a {type}, and is a {KindOf(value)}.";
            }
        }

        return required.Find(name => given?.ContainsKey(name) != true) is { } missing ? $"{ProtocolTool.Name} needs the argument '{missing}'. {Takes(known)}" : null;
    }

    private static string Takes(Dictionary<string, JsonElement> known) => $"It takes: {(known.Count > 0 ? string.Join(", ", known.Keys) : "no arguments")}.";

    private static string KindOf(string type) => type == "integer" ? "number" : type;

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
