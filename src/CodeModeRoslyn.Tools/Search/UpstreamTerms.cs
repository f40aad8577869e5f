using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>The words of one upstream's tools, each with the tools that it stands in. Built once for each revision.</summary>
internal sealed class UpstreamTerms
{
    private readonly Dictionary<string, Posting[]> stems;
    private readonly Dictionary<string, Posting[]> words;
    private readonly ILookup<string, ToolDescriptor> names;

    public UpstreamTerms(UpstreamSnapshot upstream)
    {
        Upstream = upstream;
        Depths = [.. upstream.Tools.Select(tool => tool.Endpoint?.Path.Count(c => c == '/') ?? 0)];
        Initials = [.. upstream.Tools.Select(tool => $"{InitialsOf(tool.Name)} {InitialsOf(tool.Title)}")];
        stems = Collect(Words.Of, ToolField.All);
        names = upstream.Tools.SelectMany(tool => SaidName.Of(tool).Distinct().Select(name => (name, tool))).ToLookup(said => said.name, said => said.tool, StringComparer.Ordinal);
        words = Collect(Words.Singular, [.. ToolField.All.Where(field => field.IsName)]);
    }

    public UpstreamSnapshot Upstream { get; }

    /// <summary>How deep each tool's path is; 0 for tools without one.</summary>
    public int[] Depths { get; }

    /// <summary>The first letters of the words of each tool's name and title.</summary>
    public string[] Initials { get; }

    public IReadOnlyCollection<string> Vocabulary => stems.Keys;

    /// <summary>The tools with a word of this stem.</summary>
    public ReadOnlySpan<Posting> Find(string stem) => stems.TryGetValue(stem, out var found) ? found : [];

    /// <summary>The tools with this very word, but for its plural, in a name.</summary>
    public ReadOnlySpan<Posting> FindWord(string word) => words.TryGetValue(word, out var found) ? found : [];

    /// <summary>The tools that are called so, plainly.</summary>
    public IEnumerable<ToolDescriptor> FindName(string name) => names[name];

    private static string InitialsOf(string? text) => string.Concat(Words.Split(text).Select(word => word[0]));

    // What is usual is usual for this upstream: one writes a line about each tool, another a page.
    private Dictionary<string, Posting[]> Collect(Func<string?, IEnumerable<string>> cut, IReadOnlyList<ToolField> fields)
    {
        var postings = new Dictionary<string, List<Posting>>(StringComparer.Ordinal);
        var weights = Enumerable.Range(0, Upstream.Tools.Length).Select(_ => new Dictionary<string, float>(StringComparer.Ordinal)).ToList();
        foreach (var field in fields)
        {
            var terms = Upstream.Tools.Select(tool => field.Read(tool).SelectMany(cut).ToList()).ToList();
            var average = Math.Max(1, terms.Count == 0 ? 1 : terms.Average(list => list.Count));
            for (var tool = 0; tool < terms.Count; tool++)
            {
                var weight = field.Weight / (float)(1 - field.LengthWeight + (field.LengthWeight * terms[tool].Count / average));
                foreach (var term in terms[tool])
                {
                    weights[tool][term] = weights[tool].GetValueOrDefault(term) + weight;
                }
            }
        }

        for (var tool = 0; tool < weights.Count; tool++)
        {
            foreach (var (term, weight) in weights[tool])
            {
                if (!postings.TryGetValue(term, out var list))
                {
                    postings[term] = list = [];
                }

                list.Add(new Posting(tool, weight));
            }
        }

        return postings.ToDictionary(term => term.Key, term => term.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>A tool, by its place in the upstream, with the weight of the word in it.</summary>
    public readonly record struct Posting(int Tool, float Weight);
}
