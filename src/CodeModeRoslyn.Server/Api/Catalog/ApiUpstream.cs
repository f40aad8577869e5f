using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Server.Api.Catalog;

/// <summary>An upstream and how it stands.</summary>
/// <param name="Alias">Its name in the configuration.</param>
/// <param name="Name">The property of <c>tools</c>; null where scripts do not reach it.</param>
/// <param name="State"><c>connecting</c>, <c>ready</c> or <c>unavailable</c>.</param>
/// <param name="Reason">Why it is unavailable, in its own words; null otherwise.</param>
/// <param name="Transport"><c>stdio</c>, <c>http</c>, <c>sse</c> or <c>openapi</c>.</param>
/// <param name="ProtocolVersion">The negotiated revision of MCP; null until connected, and for a document.</param>
/// <param name="Tools">How many of its tools the caller may know of.</param>
internal sealed record ApiUpstream(string Alias, string? Name, string State, string? Reason, string Transport, string? ProtocolVersion, int Tools)
{
    public static ApiUpstream Of(UpstreamSnapshot upstream, Func<ToolDescriptor, bool>? isGranted) => new(
        upstream.Alias,
        upstream.IsForScripts ? UpstreamNames.Of(upstream.Alias) : null,
        upstream.Status.State.ToString().ToLowerInvariant(),
        upstream.Status.Reason,
        upstream.Status.Transport,
        upstream.Status.ProtocolVersion,
        isGranted is null ? upstream.Tools.Length : upstream.Tools.Count(isGranted));
}
