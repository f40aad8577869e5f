using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>What a search found.</summary>
/// <param name="Total">How many tools match, on this page or not.</param>
/// <param name="Hits">This page, best first; for a census, by name.</param>
/// <param name="UnknownUpstream">Whether the search named an upstream that there is none of; nothing is found then.</param>
/// <param name="NearestUpstream">For an unknown upstream: the one that may have been meant; null when none is near.</param>
public sealed record SearchAnswer(
    int Total,
    ImmutableArray<SearchHit> Hits,
    bool UnknownUpstream = false,
    string? NearestUpstream = null)
{
    /// <summary>How many of the hits, from the first, the query calls by their names.</summary>
    public int Named { get; init; }
}

/// <summary>A tool that was found.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Score">How well it matches; only the order means anything. 0 in a census.</param>
public sealed record SearchHit(ToolDescriptor Tool, double Score);
