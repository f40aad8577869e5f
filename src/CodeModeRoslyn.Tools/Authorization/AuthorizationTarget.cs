using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Whom to ask for a token, for what, and with which rights.</summary>
/// <param name="Server">The authorization server.</param>
/// <param name="Resource">What the token is for; null to say nothing of it.</param>
/// <param name="Scopes">The rights; empty to leave them to the server.</param>
internal sealed record AuthorizationTarget(AuthorizationServer Server, string? Resource, ImmutableArray<string> Scopes);
