using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Tools.Upstreams.Features;

/// <summary>The resources and prompts of a server as tools of it, so that they are found, granted, recorded and called as those are.</summary>
internal static class FeatureTools
{
    private static readonly JsonElement Nothing = JsonElement.Parse("""{"type":"object","properties":{},"additionalProperties":false}""");

    private static readonly ImmutableArray<ToolDescriptor> Resources =
    [
        Describe("list_resources", "Lists the resources that this server offers to be read: files, documents and other data, each with its uri.",
            Nothing, new ServerFeature(RequestMethods.ResourcesList, "resources")),
        Describe("list_resource_templates", "Lists patterns of addresses (URI templates) under which this server has resources.",
            Nothing, new ServerFeature(RequestMethods.ResourcesTemplatesList, "resourceTemplates")),
        Describe("read_resource", "Reads a resource of this server: contents, each with uri and mimeType, and text or, in base64, blob.",
            JsonElement.Parse("""{"type":"object","properties":{"uri":{"type":"string","description":"Its address, as list_resources or a resource_link has it."}},"required":["uri"],"additionalProperties":false}"""),
            new ServerFeature(RequestMethods.ResourcesRead)),
    ];

    private static readonly ImmutableArray<ToolDescriptor> Prompts =
    [
        Describe("list_prompts", "Lists the prompts that this server offers, each with its name and arguments.",
            Nothing, new ServerFeature(RequestMethods.PromptsList, "prompts")),
        Describe("get_prompt", "Gets a prompt of this server with its arguments filled in: messages, each with role and content.",
            JsonElement.Parse("""{"type":"object","properties":{"name":{"type":"string","description":"Its name, as list_prompts has it."},"arguments":{"type":"object","description":"Values by the names of the prompt's arguments.","additionalProperties":{"type":"string"}}},"required":["name"],"additionalProperties":false}"""),
            new ServerFeature(RequestMethods.PromptsGet)),
    ];

    /// <summary>Adds those that the server has.</summary>
    /// <param name="alias">The upstream.</param>
    /// <param name="server">The server's MCP capabilities.</param>
    /// <param name="tools">Its own tools, which count for more where names are alike.</param>
    /// <returns>Ordered by name.</returns>
    public static ImmutableArray<ToolDescriptor> Add(string alias, ServerCapabilities server, ImmutableArray<ToolDescriptor> tools)
    {
        // By the name that a script sees: two of one name would change both.
        var taken = tools.Select(tool => Identifier.Pascal(tool.Name)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (server.Resources is null ? [] : Resources)
                .AddRange(server.Prompts is null ? [] : Prompts)
                .Where(tool => !taken.Contains(Identifier.Pascal(tool.Name)))
                .Select(tool => tool with { Upstream = alias })
                .Concat(tools)
                .OrderBy(tool => tool.Name, StringComparer.Ordinal),
        ];
    }

    private static ToolDescriptor Describe(string name, string description, JsonElement input, ServerFeature feature) => new()
    {
        Upstream = "",
        Name = name,
        Description = description,
        InputSchema = input,
        Hints = new ToolHints(ReadOnly: true, Idempotent: true),
        Feature = feature,
    };
}
