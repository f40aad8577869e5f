using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.OpenApi;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Cli.Verifying;

/// <summary>
/// Reads tool definitions from files: one tool, an MCP <c>tools/list</c> result, or an OpenAPI document under <c>openapi</c>.
/// Files of one <c>group</c> are one upstream. Tools may come with cases.
/// </summary>
internal sealed class ToolFiles
{
    // A schema or a case may be deep. The framework takes a second for 40,000 levels, and four times as long for twice as many.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 20_000, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] Marks = ["name", "tools", "inputSchema", "rawDefinition"];

    private readonly List<UpstreamSnapshot> upstreams = [];
    private readonly List<ToolCase> cases = [];
    private readonly List<SkippedTool> skipped = [];

    private ToolFiles() { }

    public IReadOnlyList<UpstreamSnapshot> Upstreams => upstreams;

    public IReadOnlyList<ToolCase> Cases => cases;

    /// <summary>Definitions that are none.</summary>
    public IReadOnlyList<SkippedTool> Skipped => skipped;

    /// <exception cref="CommandException">A file is not there, or holds no tool.</exception>
    public static async Task<ToolFiles> ReadAsync(IReadOnlyList<string> files, IDocumentImporter importer, CancellationToken cancellationToken)
    {
        var read = new ToolFiles();
        var definitions = new List<(string Alias, JsonElement Definition)>();
        foreach (var file in files)
        {
            var text = Read(file);
            if (IsTooDeep(text))
            {
                read.skipped.Add(new SkippedTool(Path.GetFileNameWithoutExtension(file), $"The definition is nested deeper than {Options.MaxDepth} levels."));
                continue;
            }

            var root = Parse(file, text);
            var alias = Text(root, "group") ?? Path.GetFileNameWithoutExtension(file);
            if (Member(root, "openapi") is { ValueKind: JsonValueKind.Object } document)
            {
                await read.AddDocumentAsync(file, alias, root, document, importer, cancellationToken);
            }
            else
            {
                if (!Marks.Any(mark => Member(root, mark).ValueKind != JsonValueKind.Undefined))
                {
                    throw new CommandException(ExitCode.Usage, $"'{file}' holds no tool: a tool has a 'name' and an 'inputSchema', a list has 'tools'.");
                }

                definitions.AddRange(Definitions(root).Select(definition => (alias, definition)));
            }
        }

        foreach (var upstream in definitions.GroupBy(one => one.Alias))
        {
            read.AddTools(upstream.Key, [.. upstream.Select(one => one.Definition)]);
        }

        return read;
    }

    private void AddTools(string alias, List<JsonElement> definitions)
    {
        var tools = definitions.Select(definition => (Definition: definition, Tool: ToolDefinition.Read(alias, definition))).ToList();
        skipped.AddRange(tools.Where(one => one.Tool is null).Select(_ => new SkippedTool(alias, "The tool has no usable name.")));
        var described = tools.Where(one => one.Tool is not null).Select(one => one.Tool!).OrderBy(tool => tool.Name, StringComparer.Ordinal).ToImmutableArray();
        var snapshot = new UpstreamSnapshot(alias, new UpstreamStatus(UpstreamState.Ready, null, "file", null), described, CatalogRevision.Of(described));
        upstreams.Add(snapshot);
        var caller = new RecordedToolCaller();
        cases.AddRange(tools.Where(one => one.Tool is not null).SelectMany(one => CasesOf(one.Definition).Select((each, i) => new ToolCase(snapshot, one.Tool!, i + 1, each, caller, MayBeRefused(one.Definition)))));
    }

    private async Task AddDocumentAsync(
        string file, string alias, JsonElement root, JsonElement document, IDocumentImporter importer, CancellationToken cancellationToken)
    {
        try
        {
            var imported = await ImportedDocument.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(document.GetRawText())), importer, cancellationToken);
            skipped.AddRange(imported.Skipped.Select(one => new SkippedTool(one.Operation, one.Reason)));
            var snapshot = imported.Snapshot(alias, new UpstreamStatus(UpstreamState.Ready, null, "openapi", null), SuppliedArguments.None);
            upstreams.Add(snapshot);
            var operation = Member(root, "operation");
            var tool = snapshot.Units.SelectMany(unit => unit.Load()).FirstOrDefault(tool =>
                tool.Endpoint!.Path == Text(operation, "path") && string.Equals(tool.Endpoint.Method, Text(operation, "method"), StringComparison.OrdinalIgnoreCase));
            if (tool is not null)
            {
                var caller = new RecordedOperationCaller(snapshot, ServerAddress.Of(document));
                cases.AddRange(CasesOf(root).Select((each, i) => new ToolCase(snapshot, tool, i + 1, each, caller, MayBeRefused(root))));
            }
        }
        catch (DocumentException unreadable)
        {
            throw new CommandException(ExitCode.Usage, $"'{file}' cannot be read: {unreadable.Message}");
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Usage, $"'{path}' cannot be read: {unreadable.Message}");
        }
    }

    private static JsonElement Parse(string path, byte[] text)
    {
        try
        {
            var root = JsonElement.Parse(text, Options);

            // What is not clean JSON is kept as the text that a server would send.
            return Text(root, "rawDefinition") is { } raw ? JsonElement.Parse(raw, Options) : root;
        }
        catch (JsonException unreadable)
        {
            throw new CommandException(ExitCode.Usage, $"'{path}' cannot be read: {unreadable.Message}");
        }
    }

    // Brackets within strings count too, which no honest file notices.
    private static bool IsTooDeep(ReadOnlySpan<byte> text)
    {
        var (depth, deepest) = (0, 0);
        foreach (var one in text)
        {
            depth += one switch { (byte)'[' or (byte)'{' => 1, (byte)']' or (byte)'}' => -1, _ => 0 };
            deepest = Math.Max(deepest, depth);
        }

        return deepest > Options.MaxDepth;
    }

    private static List<JsonElement> Definitions(JsonElement root) =>
        Member(root, "tools") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [root];

    private static JsonElement.ArrayEnumerator CasesOf(JsonElement definition) =>
        Member(definition, "cases") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static bool MayBeRefused(JsonElement definition) =>
        Member(definition, "expect") is { ValueKind: JsonValueKind.Array } expected
        && expected.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString() is "may-refuse" or "may-degrade");

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
