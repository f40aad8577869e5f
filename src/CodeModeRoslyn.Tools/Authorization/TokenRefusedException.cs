namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>An authorization server gives no token. The message holds its words, and is for whoever configures upstreams.</summary>
/// <param name="error">Its word for why, such as <c>invalid_grant</c>; null when it gave none.</param>
/// <param name="message">A sentence's end.</param>
internal sealed class TokenRefusedException(string? error, string message) : Exception(message)
{
    /// <summary>What we have is worth nothing any more; somebody has to sign in.</summary>
    public bool IsOver => error == "invalid_grant";
}
