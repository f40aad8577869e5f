using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Execution.Bridge;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Execution.Tests.Bridge;

/// <summary>A catalog of two servers, of which one tool is denied.</summary>
internal static class Catalogs
{
    public static CatalogAnswers Answers()
    {
        var catalog = new ToolCatalog(TimeProvider.System);
        catalog.Publish(Upstream("crm", Tool("crm", "get_customer", readOnly: true), Tool("crm", "delete_customer", readOnly: false), Tool("crm", "merge_customers", readOnly: false)));
        catalog.Publish(Upstream("shop", [.. Enumerable.Range(0, 1_200).Select(number => Tool("shop", $"list_orders_{number:0000}", readOnly: true))]));
        var grants = new GrantList([new Grant("*", GrantAccess.Allow), new Grant("crm.delete_customer", GrantAccess.Deny)]);
        return new CatalogAnswers("local", grants, catalog, new ToolSearch(catalog), (_, tool) => $"declaration of {tool.Id}");
    }

    private static UpstreamSnapshot Upstream(string alias, params ToolDescriptor[] tools) =>
        new(alias, new UpstreamStatus(UpstreamState.Ready, null, "stdio", null), tools.ToImmutableArray(), alias);

    private static ToolDescriptor Tool(string upstream, string name, bool readOnly) => new()
    {
        Upstream = upstream,
        Name = name,
        Description = "Says \u202e something.",
        InputSchema = JsonElement.Parse("""{"properties":{"id":{},"filter":{}}}"""),
        Hints = new ToolHints(ReadOnly: readOnly),
    };
}
