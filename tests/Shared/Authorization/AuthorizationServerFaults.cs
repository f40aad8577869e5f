namespace CodeModeRoslyn.Testing;

/// <summary>What an authorization server does wrong, for the tests in which it does.</summary>
internal sealed record AuthorizationServerFaults
{
    /// <summary>Its name in its metadata; null for its own.</summary>
    public string? Issuer { get; init; }

    /// <summary>Whom it says that a browser comes back from; null for itself, empty for nobody.</summary>
    public string? IssuerInAnswer { get; init; }

    /// <summary>The state that a browser brings back; null for the right one.</summary>
    public string? State { get; init; }

    /// <summary>The person says no.</summary>
    public bool Refuses { get; init; }

    /// <summary>A right that it gives nobody; null for none.</summary>
    public string? WithheldScope { get; init; }

    /// <summary>It does not say that it knows PKCE.</summary>
    public bool HidesProofKeys { get; init; }

    /// <summary>It gives no new refresh token for an old one, which stays good.</summary>
    public bool KeepsRefreshTokens { get; init; }

    /// <summary>Its token endpoint sends elsewhere.</summary>
    public Uri? RedirectsTo { get; init; }

    /// <summary>What its token endpoint answers instead of tokens; null for tokens.</summary>
    public int? Status { get; init; }
}
