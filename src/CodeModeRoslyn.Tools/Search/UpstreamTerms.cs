using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>The words of one upstream's tools, each with the tools that it stands in. Built once for each revision.</summary>
internal sealed class UpstreamTerms
{
    private readonly Dictionary<string, List<Posting>> postings = new(StringComparer.Ordinal);

    public UpstreamTerms(UpstreamSnapshot upstream)
    {
        Upstream = upstream;
        Depths = [.. upstream.Tools.Select(tool => tool.Endpoint?.Path.Count(c => c == '/') ?? 0)];
        var ofTool = new Dictionary<string, float>[upstream.Tools.Length];
        for (var tool = 0; tool < ofTool.Length; tool++)
        {
            ofTool[tool] = new Dictionary<string, float>(StringComparer.Ordinal);
        }

        foreach (var field in ToolField.All)
        {
            Collect(field, ofTool);
        }

        for (var tool = 0; tool < ofTool.Length; tool++)
        {
            foreach (var (word, weight) in ofTool[tool])
            {
                if (!postings.TryGetValue(word, out var list))
                {
                    postings[word] = list = [];
                }

                list.Add(new Posting(tool, weight));
            }
        }
    }

    public UpstreamSnapshot Upstream { get; }

    /// <summary>How deep each tool's path is; 0 for tools without one.</summary>
    public int[] Depths { get; }

    public IReadOnlyCollection<string> Vocabulary => postings.Keys;

    public IReadOnlyList<Posting> Find(string word) => postings.TryGetValue(word, out var found) ? found : [];

    // What is usual is usual for this upstream: one writes a line about each tool, another a page.
    private void Collect(ToolField field, Dictionary<string, float>[] ofTool)
    {
        var words = Upstream.Tools.Select(tool => field.Read(tool).ToList()).ToList();
        var average = Math.Max(1, words.Count == 0 ? 1 : words.Average(list => list.Count));
        for (var tool = 0; tool < words.Count; tool++)
        {
            var weight = field.Weight / (float)(1 - field.LengthWeight + (field.LengthWeight * words[tool].Count / average));
            foreach (var word in words[tool])
            {
                ofTool[tool][word] = ofTool[tool].GetValueOrDefault(word) + weight;
            }
        }
    }

    /// <summary>A tool, by its place in the upstream, with the weight of the word in it.</summary>
    public readonly record struct Posting(int Tool, float Weight);
}
