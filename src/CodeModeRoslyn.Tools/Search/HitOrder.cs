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
    public static List<SearchHit> Diverse(List<SearchHit> hits)
    {
        // Stable: equals stay in the order of upstream and name.
        var ordered = hits.OrderByDescending(hit => hit.Score).ToList();
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
}
