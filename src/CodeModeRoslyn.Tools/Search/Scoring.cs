using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>Scores tools against the words of a query.</summary>
/// <param name="searched">The upstreams to score.</param>
/// <param name="vocabulary">Of all upstreams: a search in one ranks as one in all does.</param>
/// <param name="tools">How many tools there are in all.</param>
internal sealed class Scoring(ImmutableArray<UpstreamTerms> searched, Vocabulary vocabulary, int tools)
{
    /// <summary>BM25's k1.</summary>
    private const double Saturation = 1.2;

    /// <summary>How well another word of the same stem stands for one.</summary>
    private const double SameStem = 0.85;

    private const double SameInitials = 0.7;

    /// <summary>How much rarer than the word itself what stands for it may count.</summary>
    private const double MostRarity = 1.3;

    /// <summary>Of two that match alike, the one with the shorter path is the more general.</summary>
    private const double DepthWeight = 0.03;

    /// <summary>All tools with one of the words, by upstream and name.</summary>
    public IEnumerable<SearchHit> Score(IReadOnlyList<QueryWord> words)
    {
        var scores = searched.Select(terms => new double[terms.Depths.Length]).ToArray();
        var covered = searched.Select(terms => new double[terms.Depths.Length]).ToArray();
        var best = searched.Select(terms => new double[terms.Depths.Length]).ToArray();
        var whole = 0.0;
        foreach (var word in words)
        {
            var isKnown = vocabulary.Contains(word.Stem);
            var rarity = isKnown ? Rarity(word.Stem) : word.Terms.Keys.Where(vocabulary.Contains).Select(Rarity).DefaultIfEmpty(word.Initials is null ? 0 : Rarity(1)).Max();
            whole += rarity;
            if (rarity <= 0)
            {
                continue;
            }

            foreach (var (term, share) in word.Terms)
            {
                var worth = share * SameStem * (isKnown ? Math.Min(Rarity(term), rarity * MostRarity) : Rarity(term));
                for (var at = 0; at < best.Length; at++)
                {
                    Add(best[at], searched[at].Find(term), worth);
                }
            }

            for (var at = 0; at < best.Length; at++)
            {
                Add(best[at], searched[at].FindWord(word.Word), rarity);
            }

            if (word.Initials is { Length: > 1 } initials)
            {
                AddInitials(best, initials);
            }

            for (var at = 0; at < best.Length; at++)
            {
                Take(best[at], rarity, scores[at], covered[at]);
            }
        }

        for (var at = 0; at < searched.Length; at++)
        {
            for (var tool = 0; tool < scores[at].Length; tool++)
            {
                if (scores[at][tool] > 0)
                {
                    // One that has half of the words is less than half as good.
                    var score = scores[at][tool] * covered[at][tool] / whole / (1 + (DepthWeight * searched[at].Depths[tool]));
                    yield return new SearchHit(searched[at].Upstream.Tools[tool], score);
                }
            }
        }
    }

    // What stands for the same word of the query counts once, by the best.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(double[] best, ReadOnlySpan<UpstreamTerms.Posting> postings, double worth)
    {
        foreach (var (tool, weight) in postings)
        {
            best[tool] = Math.Max(best[tool], worth * weight * (Saturation + 1) / (weight + Saturation));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Take(double[] best, double rarity, double[] scores, double[] covered)
    {
        for (var tool = 0; tool < best.Length; tool++)
        {
            if (best[tool] > 0)
            {
                scores[tool] += best[tool];
                covered[tool] += Math.Min(rarity, best[tool]);
                best[tool] = 0;
            }
        }
    }

    private void AddInitials(double[][] best, string initials)
    {
        var having = searched.SelectMany((terms, at) => Enumerable.Range(0, terms.Initials.Length)
            .Where(tool => terms.Initials[tool].Contains(initials, StringComparison.Ordinal)).Select(tool => (at, tool))).ToList();
        var worth = SameInitials * Rarity(having.Count);
        foreach (var (at, tool) in having)
        {
            best[at][tool] = Math.Max(best[at][tool], worth);
        }
    }

    private double Rarity(string word) => Rarity(vocabulary.Count(word));

    private double Rarity(int having) => Math.Log(1 + ((tools - having + 0.5) / (having + 0.5)));
}
