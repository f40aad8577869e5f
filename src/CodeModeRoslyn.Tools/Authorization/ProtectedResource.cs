using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>An upstream, as it describes itself to whoever wants a token for it (RFC 9728).</summary>
/// <param name="Resource">What tokens are asked for.</param>
/// <param name="Issuers">The authorization servers whose tokens it takes.</param>
/// <param name="Scopes">What can be asked for.</param>
internal sealed record ProtectedResource(string Resource, ImmutableArray<string> Issuers, ImmutableArray<string> Scopes);
