using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Execution.Preparing;

/// <summary>
/// Finds the tools that a script means by names which are not there: across the whole catalog, of which a compiler is given only what a
/// script names.
/// </summary>
internal sealed class UnknownNames
{
    private const int MostNames = 10;
    private const int MostMeant = 3;
    private const int MostSearched = 20;
    private const int LongestName = 200;

    /// <summary>What stands for a part of .NET which scripts are not given: what to search for, and the words of which one at least has to be in the tool's name.</summary>
    private static readonly (string Name, string Query, string[] Words)[] Framework =
    [
        ("System.IO.File.Read", "read file text", ["read", "content", "contents"]),
        ("System.IO.File.Open", "read file text", ["read", "content", "contents"]),
        ("System.IO.File.Write", "write file", ["write", "create", "save"]),
        ("System.IO.File.Append", "write file", ["write", "append", "edit", "save"]),
        ("System.IO.File.Delete", "delete file", ["delete", "remove"]),
        ("System.IO.File.Move", "move file", ["move", "rename"]),
        ("System.IO.File.Copy", "copy file", ["copy"]),
        ("System.IO.File.Exists", "file info", ["info", "stat", "exists"]),
        ("System.IO.File.Get", "file info", ["info", "stat"]),
        ("System.IO.StreamReader", "read file text", ["read"]),
        ("System.IO.StreamWriter", "write file", ["write"]),
        ("System.IO.FileInfo", "file info", ["info", "stat"]),
        ("System.IO.Directory.Create", "create directory", ["create", "mkdir"]),
        ("System.IO.Directory", "list directory files", ["list", "search", "tree", "find"]),
        ("System.Net.Http", "fetch url http request", ["fetch", "http", "url", "download", "browse"]),
        ("System.Net.WebClient", "fetch url http request", ["fetch", "http", "url", "download", "browse"]),
        ("System.Net.WebRequest", "fetch url http request", ["fetch", "http", "url", "download", "browse"]),
        ("System.Diagnostics.Process", "run command shell", ["run", "execute", "exec", "command", "shell", "terminal"]),
        ("System.Environment.GetEnvironmentVariable", "environment variables", ["env", "environment"]),
    ];

    private readonly ToolSearch search;

    public UnknownNames(ToolSearch search) => this.search = search;

    /// <summary>What may be meant; names for which there is nothing are left out.</summary>
    /// <param name="unknown">As the compiler says them; it has read hostile text.</param>
    /// <param name="upstreams">Where to look.</param>
    /// <param name="isGranted">Which tools the caller may know of.</param>
    public IReadOnlyList<MeantTools> Find(IEnumerable<string> unknown, IReadOnlyList<UpstreamSnapshot> upstreams, Func<ToolDescriptor, bool> isGranted)
    {
        // Once for all names: a large catalog has tens of thousands.
        var names = upstreams.SelectMany(upstream => upstream.Tools).SelectMany(tool => SaidName.Of(tool).Distinct().Select(name => (name, tool))).ToLookup(said => said.name, said => said.tool, StringComparer.Ordinal);
        return
        [
            .. from name in unknown.Take(MostNames)
               where name is { Length: > 0 and <= LongestName }
               let meant = Find(name, upstreams, names, isGranted)
               where meant.Tools.Count > 0
               select meant,
        ];
    }

    private MeantTools Find(string name, IReadOnlyList<UpstreamSnapshot> upstreams, ILookup<string, ToolDescriptor> names, Func<ToolDescriptor, bool> isGranted)
    {
        if (Framework.Where(entry => name.StartsWith(entry.Name, StringComparison.Ordinal)).OrderByDescending(entry => entry.Name.Length).FirstOrDefault() is { Query: { } query, Words: var words })
        {
            // A search always finds something; here only what is meant will do.
            var found = search.Search(query, null, MostSearched, 0, isGranted).Hits.Select(hit => hit.Tool).Where(tool => WordsOf(tool.Name).Any(words.Contains)).Take(MostMeant).ToList();
            return new MeantTools(name, found, IsExact: false);
        }

        if (name.StartsWith("System.", StringComparison.Ordinal))
        {
            return new MeantTools(name, [], IsExact: false);
        }

        var segments = name.Split('.');
        var said = segments.Length > 1 ? upstreams.FirstOrDefault(upstream => Plain(UpstreamNames.Of(upstream.Alias)) == Plain(segments[0])) : null;
        // What only one may be is asked of all tools: one that is not granted is meant just as well.
        var last = Plain(segments[^1]);
        var named = names[last].Where(tool => said is null || tool.Upstream == said.Alias).Take(MostNames).ToList();
        var exact = named.Where(isGranted).Take(MostMeant).ToList();
        if (exact.Count > 0)
        {
            var isInItsGroup = segments.Length < 3 || Plain(UnitNames.GroupOf(exact[0])) == Plain(segments[1]);
            return new MeantTools(name, exact, named.Count == 1 && isInItsGroup && (said is not null || segments.Length == 1));
        }

        var elsewhere = said is null ? [] : names[last].Where(isGranted).Take(MostMeant).ToList();
        if (elsewhere.Count > 0)
        {
            return new MeantTools(name, elsewhere, IsExact: false);
        }

        // An upstream by itself: any of its tools brings its bindings.
        if (segments.Length == 1 && upstreams.FirstOrDefault(upstream => Plain(UpstreamNames.Of(upstream.Alias)) == last)?.Tools.FirstOrDefault(isGranted) is { } any)
        {
            return new MeantTools(name, [any], IsExact: false);
        }

        // A name that no upstream stands before may be anything: a function that was forgotten, or another language's.
        if (segments.Length == 1)
        {
            return new MeantTools(name, [], IsExact: false);
        }

        var nearest = Nearest(last, (said is null ? upstreams : [said]).SelectMany(upstream => upstream.Tools).Where(isGranted));
        return new MeantTools(name, nearest.Count > 0 || said is null ? nearest : Search(string.Join(' ', WordsOf(segments[^1])), said.Alias, isGranted), IsExact: false);
    }

    private List<ToolDescriptor> Search(string query, string? alias, Func<ToolDescriptor, bool> isGranted) =>
        [.. search.Search(query, alias, MostMeant, 0, isGranted).Hits.Select(hit => hit.Tool)];

    private static List<ToolDescriptor> Nearest(string name, IEnumerable<ToolDescriptor> tools)
    {
        var most = Math.Max(1, name.Length / 4);
        return
        [
            .. tools.Select(tool => (Tool: tool, Name: Plain(tool.Name)))
                .Where(near => Math.Abs(near.Name.Length - name.Length) <= most)
                .Select(near => (near.Tool, Distance: EditDistance.Of(name, near.Name)))
                .Where(near => near.Distance <= most).OrderBy(near => near.Distance).Take(MostMeant).Select(near => near.Tool),
        ];
    }

    private static string Plain(string name) => SaidName.Plain(name);

    // GetCustomersByNameAsync, get_customers_by_name: get, customers, by, name.
    private static IEnumerable<string> WordsOf(string name) =>
        string.Concat(name.Select((letter, index) => !char.IsLetterOrDigit(letter) ? " " : index > 0 && char.IsUpper(letter) && char.IsLower(name[index - 1]) ? $" {letter}" : letter.ToString()))
            .ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word != "async");
}

/// <summary>What an unknown name may mean.</summary>
/// <param name="Wanted">The name.</param>
/// <param name="Tools">Best first.</param>
/// <param name="IsExact">Whether the first differs in writing only.</param>
internal sealed record MeantTools(string Wanted, IReadOnlyList<ToolDescriptor> Tools, bool IsExact);
