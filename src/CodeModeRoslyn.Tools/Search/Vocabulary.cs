using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>The words of all upstreams together.</summary>
internal sealed class Vocabulary
{
    private const int ShortestMistyped = 4;
    private const int LongForTwoErrors = 8;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly string[] sorted;
    private readonly ILookup<int, string> byLength;
    private readonly Lazy<ILookup<string, string>> skeletons;

    public Vocabulary(ImmutableArray<UpstreamTerms> upstreams)
    {
        foreach (var terms in upstreams)
        {
            foreach (var word in terms.Vocabulary)
            {
                counts[word] = counts.GetValueOrDefault(word) + terms.Find(word).Length;
            }
        }

        sorted = [.. counts.Keys];
        Array.Sort(sorted, StringComparer.Ordinal);
        byLength = sorted.ToLookup(word => word.Length);
        skeletons = new(() => sorted.Where(word => word.Length > ShortestMistyped - 1).ToLookup(Words.Skeleton));
    }

    public bool Contains(string word) => counts.ContainsKey(word);

    /// <summary>In how many tools it stands.</summary>
    public int Count(string word) => counts.GetValueOrDefault(word);

    /// <summary>The words that begin with another and go on.</summary>
    public IEnumerable<string> Beginning(string prefix)
    {
        var at = Array.BinarySearch(sorted, prefix, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at + 1; at < sorted.Length && sorted[at].StartsWith(prefix, StringComparison.Ordinal); at++)
        {
            yield return sorted[at];
        }
    }

    /// <summary>The words that another may be mistyped for.</summary>
    public IEnumerable<string> Near(string word)
    {
        if (word.Length < ShortestMistyped)
        {
            return [];
        }

        var most = word.Length < LongForTwoErrors ? 1 : 2;
        return Enumerable.Range(word.Length - most, (2 * most) + 1).SelectMany(length => byLength[length]).Where(other => EditDistance.IsWithin(word, other, most));
    }

    /// <summary>The words that another may be short for, by the letters that people keep.</summary>
    public IEnumerable<string> WithSkeleton(string skeleton) => skeleton.Length < 2 ? [] : skeletons.Value[skeleton];
}
