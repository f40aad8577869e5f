using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>
/// Finds tools by words: BM25F (S. Robertson, H. Zaragoza: The Probabilistic Relevance Framework, 2009) over the fields of
/// <see cref="ToolField"/>. Immutable; the next snapshot's index takes over what has not changed.
/// </summary>
public sealed class ToolIndex
{
    private const int MostQueryCharacters = 1_000;

    private readonly ImmutableArray<UpstreamTerms> upstreams;
    private readonly Lazy<Vocabulary> vocabulary;
    private readonly int tools;

    private ToolIndex(ImmutableArray<UpstreamTerms> upstreams)
    {
        this.upstreams = upstreams;
        vocabulary = new(() => new Vocabulary(upstreams));
        tools = upstreams.Sum(terms => terms.Depths.Length);
    }

    /// <summary>The index of no tools.</summary>
    public static ToolIndex Empty { get; } = new([]);

    /// <summary>Indexes what scripts reach of a snapshot.</summary>
    /// <param name="snapshot">The tools.</param>
    /// <param name="previous">An index of an earlier snapshot, from which unchanged upstreams are taken over.</param>
    public static ToolIndex Build(CatalogSnapshot snapshot, ToolIndex? previous = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var known = (previous ?? Empty).upstreams.ToDictionary(
            terms => (terms.Upstream.Alias, terms.Upstream.Revision), terms => terms);
        return new ToolIndex([.. snapshot.ForScripts.Select(upstream =>
            known.GetValueOrDefault((upstream.Alias, upstream.Revision)) ?? new UpstreamTerms(upstream))]);
    }

    /// <summary>Searches for tools; without words, lists them all in the order of upstream and name.</summary>
    /// <param name="query">Words, names, or a question.</param>
    /// <param name="upstream">The alias to search in; null for all.</param>
    /// <param name="limit">The most hits to return, from 0.</param>
    /// <param name="offset">How many of the best to leave out, from 0.</param>
    /// <param name="isGranted">Whether the caller may know of a tool; null for all. What it may not know of is not counted either.</param>
    /// <param name="onlyReadOnly">Whether to find only tools that change nothing, as their servers say.</param>
    public SearchAnswer Search(
        string query, string? upstream, int limit, int offset, Func<ToolDescriptor, bool>? isGranted = null, bool onlyReadOnly = false)
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

        var isWanted = !onlyReadOnly ? isGranted : tool => tool.Hints.ReadOnly == true && (isGranted?.Invoke(tool) ?? true);
        if (string.IsNullOrWhiteSpace(query))
        {
            return Census(searched, limit, offset, isWanted);
        }

        query = query[..Math.Min(query.Length, MostQueryCharacters)];
        var named = NamedTools.In(query, searched, isWanted);
        var found = named.IsAll
            ? []
            : new Scoring(searched, vocabulary.Value, tools).Score(new QueryWords(vocabulary.Value).Read(query)).Where(hit => isWanted?.Invoke(hit.Tool) ?? true).ToList();
        var best = found.Count > 0 ? found.Max(hit => hit.Score) : 0;
        var byName = named.Tools.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        found.RemoveAll(hit => byName.Contains(hit.Tool));
        return new SearchAnswer(
            named.Tools.Count + found.Count,
            [.. named.Tools.Select(tool => new SearchHit(tool, best + 1)).Concat(HitOrder.Diverse(found, (long)offset + limit)).Skip(offset).Take(limit)])
        {
            Named = Math.Clamp(named.Tools.Count - offset, 0, limit),
        };
    }

    private static SearchAnswer Census(
        ImmutableArray<UpstreamTerms> upstreams, int limit, int offset, Func<ToolDescriptor, bool>? isGranted)
    {
        var tools = upstreams
            // What every server may have comes after what this one is there for.
            .SelectMany(terms => terms.Upstream.Tools.OrderBy(tool => tool.Feature is not null))
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
}
