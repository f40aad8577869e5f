using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Cli;

/// <summary>Reads tool definitions from files: one tool, or an MCP <c>tools/list</c> result. Files of one <c>group</c> are one upstream.</summary>
internal static class ToolFiles
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 2_000, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="CommandException">A file is not there, or holds no tool.</exception>
    public static IReadOnlyList<UpstreamSnapshot> Read(IReadOnlyList<string> files) =>
        files
            .SelectMany(ReadFile)
            .GroupBy(tool => tool.Upstream)
            .Select(upstream => Snapshot(upstream.Key, [.. upstream.OrderBy(tool => tool.Name, StringComparer.Ordinal)]))
            .ToList();

    private static UpstreamSnapshot Snapshot(string alias, ImmutableArray<ToolDescriptor> tools) =>
        new(alias, new UpstreamStatus(UpstreamState.Ready, null, "file", null), tools, CatalogRevision.Of(tools));

    private static IEnumerable<ToolDescriptor> ReadFile(string path)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Options);
            root = document.RootElement.Clone();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandException(ExitCode.Usage, $"'{path}' cannot be read: {unreadable.Message}");
        }

        var alias = Text(root, "group") ?? Path.GetFileNameWithoutExtension(path);
        var tools = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("tools", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().ToList()
            : [root];
        return tools.Select(tool => Describe(tool, alias)
            ?? throw new CommandException(ExitCode.Usage, $"'{path}' holds no tool: a tool has a 'name' and an 'inputSchema'."));
    }

    private static ToolDescriptor? Describe(JsonElement tool, string alias) =>
        Text(tool, "name") is not { } name
            ? null
            : new ToolDescriptor
            {
                Upstream = alias,
                Name = name,
                Title = Text(tool, "title"),
                Description = Text(tool, "description"),
                InputSchema = tool.TryGetProperty("inputSchema", out var input) ? input : default,
                OutputSchema = tool.TryGetProperty("outputSchema", out var output) ? output : null,
            };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
