using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>An authorization server, as its metadata describe it (RFC 8414).</summary>
/// <param name="Issuer">Its name for itself, to the letter.</param>
/// <param name="TokenEndpoint">Where tokens are asked for.</param>
internal sealed record AuthorizationServer(string Issuer, Uri TokenEndpoint)
{
    /// <summary>Where a person signs in; null where nobody does.</summary>
    public Uri? AuthorizationEndpoint { get; init; }

    /// <summary>Where a client's id is given to whoever asks; null where it is not.</summary>
    public Uri? RegistrationEndpoint { get; init; }

    /// <summary>Whether it knows PKCE with SHA-256, without which nobody is sent there.</summary>
    public bool KnowsProofKeys { get; init; }

    /// <summary>Whether it names itself when it sends a browser back (RFC 9207).</summary>
    public bool NamesItself { get; init; }

    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>How a client may prove to be itself. What holds where nothing is said is the standard's.</summary>
    public ImmutableArray<string> ClientAuthentication { get; init; } = ["client_secret_basic"];
}
