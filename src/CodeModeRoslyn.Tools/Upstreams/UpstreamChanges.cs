using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>What another configuration has made of the upstreams, by alias.</summary>
/// <param name="Added">New ones.</param>
/// <param name="Restarted">Those that are configured otherwise than before.</param>
/// <param name="Removed">Those that are not configured any more.</param>
public sealed record UpstreamChanges(ImmutableArray<string> Added, ImmutableArray<string> Restarted, ImmutableArray<string> Removed);
