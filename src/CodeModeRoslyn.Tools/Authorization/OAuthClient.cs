namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Who we are to an authorization server.</summary>
internal sealed class OAuthClient
{
    public required string Id { get; init; }

    /// <summary>Null for a client that everybody can be.</summary>
    public string? Secret { get; init; }

    /// <summary>How it proves to be itself, where the authorization server said so when it made the client.</summary>
    public string? Authentication { get; init; }
}
