using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CodeModeRoslyn.Guest.Bindings;
using CodeModeRoslyn.Guest.Hosting;

namespace CodeModeRoslyn.Guest;

/// <summary>
/// All tools that the script's caller may know of, as data: <c>catalog.SearchAsync("merge a pull request")</c>, or LINQ,
/// <c>catalog.Where(tool => tool.Path?.Contains("/pulls") == true)</c>. It is kept by the host and comes in pages.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "Scripts call it on the one catalog that they are given.")]
public sealed class Catalog : IEnumerable<ToolInfo>
{
    /// <summary>What the host answers instead of a tool. No tool is called so: their ids have a dot.</summary>
    internal const string Id = "catalog:";

    private const int PageSize = 500;

    internal Catalog() { }

    /// <summary>Searches as <c>search_tools</c> does.</summary>
    /// <param name="query">What the tool should do, in a few words.</param>
    /// <param name="server">Only tools of this server; null for all.</param>
    /// <param name="limit">At most so many, 1 to 500.</param>
    /// <param name="readOnly">True: only tools that change nothing, as their servers say.</param>
    /// <returns>The best first.</returns>
    public async Task<ToolList<ToolInfo>> SearchAsync(string query, string? server = null, int limit = 20, bool readOnly = false) =>
        (await PageAsync(query, server, Math.Clamp(limit, 1, PageSize), 0, readOnly)).Tools;

    /// <summary>How many tools there are.</summary>
    public async Task<int> CountAsync() => (await PageAsync("", null, 0, 0, readOnly: false)).Total;

    /// <summary>All tools, by server and name.</summary>
    public IEnumerator<ToolInfo> GetEnumerator()
    {
        for (var (seen, total) = (0, 1); seen < total;)
        {
            // LINQ does not wait; the answer comes on another thread.
            var page = PageAsync("", null, PageSize, seen, readOnly: false).GetAwaiter().GetResult();
            foreach (var tool in page.Tools)
            {
                yield return tool;
            }

            seen += PageSize;
            total = page.Total;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static async Task<string> DeclareAsync(ToolInfo tool) =>
        (await AskAsync(Json.From(new { declare = new { server = tool.Server, name = tool.Name } })))["declaration"].AsString() ?? "";

    private static async Task<(ToolList<ToolInfo> Tools, int Total)> PageAsync(string query, string? server, int limit, int offset, bool readOnly)
    {
        var answer = await AskAsync(Json.From(new { query, server, limit, offset, readOnly }));
        return (new ToolList<ToolInfo>([.. answer["tools"].Select(tool => new ToolInfo(tool))]), answer["total"].AsInt());
    }

    private static async Task<Json> AskAsync(Json question)
    {
        var output = JsonOutput.Refusing(ArgumentsWriter.MaxCharacters);
        output.Element(question.AsElement());
        return new Json(JsonElement.Parse((await RunScope.Current.CallAsync(Id, output.ToUtf8())).Result.Span));
    }
}
