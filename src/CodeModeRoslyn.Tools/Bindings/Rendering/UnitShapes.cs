using CodeModeRoslyn.Tools.Bindings.Paging;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>The tools of a unit as methods, in as much detail as there is room for, with the names of their records.</summary>
internal sealed class UnitShapes
{
    /// <summary>The most C# for one tool, with its part in the records that it shares with others.</summary>
    private const int MostCharactersPerTool = 150_000;

    private UnitShapes(IReadOnlyList<(ToolDescriptor, string, ToolShape)> tools, RecordNames records)
    {
        Tools = tools;
        Records = records;
    }

    public IReadOnlyList<(ToolDescriptor Tool, string Method, ToolShape Shape)> Tools { get; }

    public RecordNames Records { get; }

    /// <summary>The source of each method, in the order of <see cref="Tools"/>.</summary>
    public required IReadOnlyList<(string Declaration, string Implementation)> Methods { get; init; }

    /// <summary>The methods that go through all pages, of the tools that answer in pages.</summary>
    public required IReadOnlyDictionary<ToolDescriptor, (string Method, PagedShape Pages)> Paged { get; init; }

    /// <summary>The source of each record and each union, by name.</summary>
    public required IReadOnlyDictionary<string, string> RecordTexts { get; init; }

    /// <summary>Reads the tools; what would grow too long is read again with less detail.</summary>
    /// <param name="site">Where they stand.</param>
    /// <param name="tools">The tools, with the names of their methods.</param>
    public static UnitShapes Fit(UnitSite site, IReadOnlyList<(ToolDescriptor Tool, string Method)> tools)
    {
        var reader = new ToolShapeReader();
        var details = new SchemaDetail[tools.Count];
        var read = tools.Select(tool => (tool.Tool, tool.Method, Shape: reader.Read(tool.Tool, SchemaDetail.Full))).ToList();
        Dictionary<string, int>? users = null;
        while (true)
        {
            var shapes = Render(site, read);

            // Counted once: were the shares of what is left to grow, giving up one tool would make the next too long, and so on through all of them.
            users ??= shapes.Users();
            var lengths = shapes.Lengths(users);
            var tooLong = Enumerable.Range(0, tools.Count).Where(i => details[i] != SchemaDetail.None && lengths[i] > MostCharactersPerTool).ToList();
            if (tooLong.Count == 0)
            {
                return shapes;
            }

            foreach (var i in tooLong)
            {
                read[i] = read[i] with { Shape = reader.Read(read[i].Tool, ++details[i]) };
            }
        }
    }

    private static UnitShapes Render(UnitSite site, List<(ToolDescriptor Tool, string Method, ToolShape Shape)> tools)
    {
        var records = RecordNames.Assign(
            site.Name, new HashSet<string>(StringComparer.Ordinal) { site.Contract, site.Client }, [.. tools.Select(tool => (tool.Tool.Name, tool.Shape))]);
        var types = new TypeText(records, isShort: false);
        var codecs = new CodecText(types, records, site.Namespace);
        var methods = new ToolRenderer(types, codecs);
        var recordRenderer = new RecordRenderer(types, codecs, records);
        var learnedRenderer = new LearnedRenderer(types, codecs);
        var unionRenderer = new UnionRenderer(types, records);
        var paged = PagedMethods.Find(tools);
        return new UnitShapes([.. tools], records)
        {
            Paged = paged,
            Methods = [.. tools.Select(tool => paged.TryGetValue(tool.Tool, out var all)
                ? ($"{methods.Declaration(tool.Tool, tool.Method, tool.Shape)}\n{methods.PagedDeclaration(tool.Tool, all.Method, tool.Method, all.Pages, tool.Shape)}",
                    $"{methods.Implementation(tool.Tool, tool.Method, tool.Shape)}\n{methods.PagedImplementation(tool.Tool, all.Method, all.Pages, tool.Shape)}")
                : (methods.Declaration(tool.Tool, tool.Method, tool.Shape), methods.Implementation(tool.Tool, tool.Method, tool.Shape)))],
            RecordTexts = records.Records().Select(record => (record.Name, Text: record.Shape.IsLearned ? learnedRenderer.Render(record.Name, record.Shape) : recordRenderer.Render(record.Name, record.Shape)))
                .Concat(records.Unions().Select(union => (union.Name, Text: unionRenderer.Render(union.Name, union.Union))))
                .ToDictionary(type => type.Name, type => type.Text),
        };
    }

    private IEnumerable<string> RecordsOf(ToolShape shape) => Records.NamesOf(ShapeWalk.Of(shape));

    private Dictionary<string, int> Users() => Tools.SelectMany(tool => RecordsOf(tool.Shape)).CountBy(name => name).ToDictionary();

    private List<int> Lengths(Dictionary<string, int> users) =>
    [
        .. Methods.Select((method, i) => method.Declaration.Length + method.Implementation.Length
            + RecordsOf(Tools[i].Shape).Sum(name => RecordTexts[name].Length / users.GetValueOrDefault(name, 1))),
    ];
}
