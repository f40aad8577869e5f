using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>Finds tools by words (BM25 over weighted fields). Immutable; the next snapshot's index takes over what has not changed.</summary>
public sealed class ToolIndex
{
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.6;
    private const int ShortestPrefix = 3;
    private const int MostPrefixWords = 20;
    private const double PrefixShare = 0.4;
    private const int MostQueryWords = 32;
    private const int MostQueryCharacters = 1_000;

    private readonly ImmutableArray<UpstreamTerms> upstreams;
    private readonly int tools;
    private readonly double averageLength;

    private ToolIndex(ImmutableArray<UpstreamTerms> upstreams)
    {
        this.upstreams = upstreams;
        tools = upstreams.Sum(terms => terms.Lengths.Length);
        averageLength = tools == 0 ? 1 : Math.Max(1, upstreams.Sum(terms => terms.TotalLength) / tools);
    }

    /// <summary>The index of no tools.</summary>
    public static ToolIndex Empty { get; } = new([]);

    /// <summary>Indexes a snapshot.</summary>
    /// <param name="snapshot">The tools.</param>
    /// <param name="previous">An index of an earlier snapshot, from which unchanged upstreams are taken over.</param>
    public static ToolIndex Build(CatalogSnapshot snapshot, ToolIndex? previous = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var known = (previous ?? Empty).upstreams.ToDictionary(
            terms => (terms.Upstream.Alias, terms.Upstream.Revision), terms => terms);
        return new ToolIndex([.. snapshot.Upstreams.Select(upstream =>
            known.GetValueOrDefault((upstream.Alias, upstream.Revision)) ?? new UpstreamTerms(upstream))]);
    }

    /// <summary>Searches for tools; without words, lists them all in the order of upstream and name.</summary>
    /// <param name="query">Words, names, or a question.</param>
    /// <param name="upstream">The alias to search in; null for all.</param>
    /// <param name="limit">The most hits to return, from 0.</param>
    /// <param name="offset">How many of the best to leave out, from 0.</param>
    /// <param name="isGranted">Whether the caller may know of a tool; null for all. What it may not know of is not counted either.</param>
    public SearchAnswer Search(
        string query, string? upstream, int limit, int offset, Func<ToolDescriptor, bool>? isGranted = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);

        var searched = upstreams;
        if (!string.IsNullOrWhiteSpace(upstream))
        {
            searched = [.. upstreams.Where(terms => string.Equals(terms.Upstream.Alias, upstream, StringComparison.OrdinalIgnoreCase))];
            if (searched.IsEmpty)
            {
                return Unknown(upstream, isGranted);
            }
        }

        if (string.IsNullOrWhiteSpace(query))
        {
            return Census(searched, limit, offset, isGranted);
        }

        var words = Words.Of(query[..Math.Min(query.Length, MostQueryCharacters)]).Distinct().Take(MostQueryWords).ToList();
        var hits = Score(searched, words)
            .Where(hit => isGranted?.Invoke(hit.Tool) ?? true)
            // The sort is stable: equals stay in the order of upstream and name.
            .OrderByDescending(hit => hit.Score)
            .ToList();
        return new SearchAnswer(hits.Count, [.. hits.Skip(offset).Take(limit)]);
    }

    private static SearchAnswer Census(
        ImmutableArray<UpstreamTerms> upstreams, int limit, int offset, Func<ToolDescriptor, bool>? isGranted)
    {
        var tools = upstreams
            .SelectMany(terms => terms.Upstream.Tools)
            .Where(tool => isGranted?.Invoke(tool) ?? true)
            .ToList();
        return new SearchAnswer(tools.Count, [.. tools.Skip(offset).Take(limit).Select(tool => new SearchHit(tool, 0))]);
    }

    private SearchAnswer Unknown(string upstream, Func<ToolDescriptor, bool>? isGranted)
    {
        var visible = upstreams
            .Where(terms => isGranted is null || terms.Upstream.Tools.Any(isGranted))
            .Select(terms => terms.Upstream.Alias);
        return new SearchAnswer(0, [], UnknownUpstream: true, NearestName.Find(upstream, visible));
    }

    private IEnumerable<SearchHit> Score(ImmutableArray<UpstreamTerms> searched, List<string> words)
    {
        var scores = searched.Select(terms => new double[terms.Lengths.Length]).ToArray();
        foreach (var word in words)
        {
            Add(searched, scores, word, share: 1);
            if (word.Length < ShortestPrefix)
            {
                continue;
            }

            var longer = searched.SelectMany(terms => terms.WordsBeginning(word).Take(MostPrefixWords)).Distinct().Take(MostPrefixWords);
            foreach (var other in longer)
            {
                Add(searched, scores, other, PrefixShare * word.Length / other.Length);
            }
        }

        for (var at = 0; at < searched.Length; at++)
        {
            for (var tool = 0; tool < scores[at].Length; tool++)
            {
                if (scores[at][tool] > 0)
                {
                    yield return new SearchHit(searched[at].Upstream.Tools[tool], scores[at][tool]);
                }
            }
        }
    }

    private void Add(ImmutableArray<UpstreamTerms> searched, double[][] scores, string word, double share)
    {
        // How rare a word is, is asked of all tools, so that a search in one upstream ranks as one in all does.
        var having = upstreams.Sum(terms => terms.Find(word).Count);
        if (having == 0)
        {
            return;
        }

        var rarity = Math.Log(1 + (tools - having + 0.5) / (having + 0.5));
        for (var at = 0; at < searched.Length; at++)
        {
            var terms = searched[at];
            foreach (var (tool, weight) in terms.Find(word))
            {
                var length = 1 - LengthWeight + LengthWeight * terms.Lengths[tool] / averageLength;
                scores[at][tool] += share * rarity * weight * (Saturation + 1) / (weight + Saturation * length);
            }
        }
    }
}
