namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>How a token is got.</summary>
public enum OAuthGrant
{
    /// <summary>A person signs in with a browser, once, by <c>codemode login</c>; refreshed after that.</summary>
    AuthorizationCode,

    /// <summary>A server has a client's id and secret of its own; nobody is asked.</summary>
    ClientCredentials,
}
