using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>All tools at one moment, immutable as a whole. A run keeps the snapshot it began with.</summary>
/// <param name="Revision">Grows by one with every change.</param>
/// <param name="Upstreams">Ordered by alias.</param>
public sealed record CatalogSnapshot(long Revision, ImmutableArray<UpstreamSnapshot> Upstreams)
{
    /// <summary>The upstreams whose tools scripts reach.</summary>
    public IEnumerable<UpstreamSnapshot> ForScripts => Upstreams.Where(upstream => upstream.IsForScripts);

    /// <summary>Before anything is configured or connected.</summary>
    public static CatalogSnapshot Empty { get; } = new(0, []);
}
