using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>The words of one upstream's tools, each with the tools that it stands in. Built once for each revision.</summary>
internal sealed class UpstreamTerms
{
    // Where a word stands says how much it means; a name is chosen with more care than a sentence.
    private const float NameWeight = 3f;
    private const float TitleWeight = 2f;
    private const float ParameterWeight = 0.7f;
    private const float DescriptionWeight = 1f;
    private const int MostDescriptionCharacters = 2_000;
    private const int MostParameters = 100;

    private readonly Dictionary<string, List<Posting>> postings = new(StringComparer.Ordinal);
    private readonly string[] sorted;

    public UpstreamTerms(UpstreamSnapshot upstream)
    {
        Upstream = upstream;
        Lengths = new float[upstream.Tools.Length];
        var ofTool = new Dictionary<string, float>(StringComparer.Ordinal);
        for (var tool = 0; tool < upstream.Tools.Length; tool++)
        {
            ofTool.Clear();
            Collect(upstream.Tools[tool], ofTool);
            foreach (var (word, weight) in ofTool)
            {
                Lengths[tool] += weight;
                if (!this.postings.TryGetValue(word, out var postings))
                {
                    this.postings[word] = postings = [];
                }

                postings.Add(new Posting(tool, weight));
            }

            TotalLength += Lengths[tool];
        }

        sorted = [.. postings.Keys];
        Array.Sort(sorted, StringComparer.Ordinal);
    }

    public UpstreamSnapshot Upstream { get; }

    /// <summary>For each tool, the weight of its words together.</summary>
    public float[] Lengths { get; }

    public double TotalLength { get; }

    public IReadOnlyList<Posting> Find(string word) => postings.TryGetValue(word, out var found) ? found : [];

    /// <summary>The words that begin with <paramref name="prefix"/> and go on.</summary>
    public IEnumerable<string> WordsBeginning(string prefix)
    {
        var at = Array.BinarySearch(sorted, prefix, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at + 1; at < sorted.Length && sorted[at].StartsWith(prefix, StringComparison.Ordinal); at++)
        {
            yield return sorted[at];
        }
    }

    private static void Collect(ToolDescriptor tool, Dictionary<string, float> words)
    {
        Add(words, tool.Name, NameWeight);
        Add(words, tool.Title, TitleWeight);
        Add(words, tool.Upstream, DescriptionWeight);
        var description = tool.Description;
        Add(words, description?[..Math.Min(description.Length, MostDescriptionCharacters)], DescriptionWeight);

        if (tool.InputSchema.ValueKind is JsonValueKind.Object
            && tool.InputSchema.TryGetProperty("properties", out var properties)
            && properties.ValueKind is JsonValueKind.Object)
        {
            foreach (var parameter in properties.EnumerateObject().Take(MostParameters))
            {
                Add(words, parameter.Name, ParameterWeight);
            }
        }
    }

    private static void Add(Dictionary<string, float> words, string? text, float weight)
    {
        foreach (var word in Words.Of(text))
        {
            words[word] = words.GetValueOrDefault(word) + weight;
        }
    }

    /// <summary>A tool, by its place in the upstream, with the weight of the word in it.</summary>
    public readonly record struct Posting(int Tool, float Weight);
}
