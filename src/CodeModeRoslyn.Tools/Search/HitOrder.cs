using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>Orders hits so that the first ones are not all the same: a document has one operation often in twenty places.</summary>
internal static class HitOrder
{
    /// <summary>Each further one of a kind counts so much of the one before it.</summary>
    private const double Repetition = 0.5;

    private const int MostCompared = 400;
    private const int TellingSegments = 2;

    /// <summary>Best first; the further down, the more by score alone.</summary>
    /// <param name="hits">All hits.</param>
    /// <param name="wanted">So many of them, from the first.</param>
    public static IEnumerable<SearchHit> Diverse(List<SearchHit> hits, long wanted)
    {
        var ordered = Best(hits, (int)Math.Min(hits.Count, Math.Max(wanted, MostCompared)));
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. ordered.Take(MostCompared).Select(hit => hit with { Score = hit.Score * Discount(hit.Tool) }).OrderByDescending(hit => hit.Score),
            .. ordered.Skip(MostCompared),
        ];

        double Discount(ToolDescriptor tool)
        {
            if (tool.Endpoint is not { } endpoint)
            {
                return 1;
            }

            var kind = $"{tool.Upstream} {endpoint.Method} {string.Join('/', ToolField.Segments(tool).TakeLast(TellingSegments))}";
            var before = seen.GetValueOrDefault(kind);
            seen[kind] = before + 1;
            return Math.Pow(Repetition, before);
        }
    }

    // Of a common word's thousands of hits, a few hundred are looked at: those alone are put in order.
    private static List<SearchHit> Best(List<SearchHit> hits, int wanted)
    {
        if (wanted == 0)
        {
            return [];
        }

        var best = new PriorityQueue<int, (double Score, int After)>(wanted + 1);
        for (var at = 0; at < hits.Count; at++)
        {
            // Equals stay in the order of upstream and name: the later one goes first.
            var worth = (hits[at].Score, -at);
            if (best.Count < wanted)
            {
                best.Enqueue(at, worth);
            }
            else
            {
                best.EnqueueDequeue(at, worth);
            }
        }

        var ordered = new List<SearchHit>(best.Count);
        while (best.TryDequeue(out var at, out _))
        {
            ordered.Add(hits[at]);
        }

        ordered.Reverse();
        return ordered;
    }
}
