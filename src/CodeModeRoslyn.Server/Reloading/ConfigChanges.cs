using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Server.Reloading;

/// <summary>What a change of the configuration has come to.</summary>
/// <param name="Upstreams">Those that are another than before.</param>
/// <param name="HasOtherGrants">Whether other grants hold.</param>
/// <param name="HasOtherCallers">Whether others may come in.</param>
/// <param name="Waiting">The keys of the configuration that are taken up at the next start.</param>
internal sealed record ConfigChanges(UpstreamChanges Upstreams, bool HasOtherGrants, bool HasOtherCallers, ImmutableArray<string> Waiting)
{
    /// <summary>The same keys in a row; empty for none.</summary>
    public string WaitingKeys => string.Join(", ", Waiting);

    /// <summary>In words, such as <c>2 upstreams added (crm, db), other grants</c>.</summary>
    public override string ToString()
    {
        string[] all =
        [
            .. Count(Upstreams.Added, "added"),
            .. Count(Upstreams.Restarted, "started anew"),
            .. Count(Upstreams.Removed, "removed"),
            .. HasOtherGrants ? ["other grants"] : Array.Empty<string>(),
            .. HasOtherCallers ? ["other callers"] : Array.Empty<string>(),
        ];
        return all.Length == 0 ? "nothing that it says is another than before" : string.Join(", ", all);
    }

    private static IEnumerable<string> Count(ImmutableArray<string> upstreams, string what) =>
        upstreams.IsEmpty ? [] : [$"{upstreams.Length} {(upstreams.Length == 1 ? "upstream" : "upstreams")} {what} ({string.Join(", ", upstreams)})"];
}
