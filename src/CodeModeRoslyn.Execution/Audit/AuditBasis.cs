namespace CodeModeRoslyn.Execution.Audit;

/// <summary>What a run stands on.</summary>
/// <param name="Catalog">The revision of the catalog, in this process.</param>
/// <param name="Upstreams">The revisions of the upstreams that the script names, by alias.</param>
/// <param name="Bindings">The keys of the bindings that it was compiled against; each names a unit and the hash of its source.</param>
/// <param name="Reach">The ids of all tools that the script could call.</param>
/// <param name="Grants">What was decided about each of them.</param>
internal sealed record AuditBasis(
    long Catalog,
    IReadOnlyDictionary<string, string> Upstreams,
    IReadOnlyList<string> Bindings,
    IReadOnlyList<string> Reach,
    IReadOnlyList<AuditGrant> Grants);
