namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>What a browser has brought back from a sign-in.</summary>
/// <param name="IsAnswer">Whether it is what was waited for.</param>
/// <param name="Page">What the person is shown.</param>
internal sealed record RedirectVerdict(bool IsAnswer, string Page)
{
    /// <summary>What a token is given for; null when there is none.</summary>
    public string? Code { get; private init; }

    /// <summary>Why there is none.</summary>
    public string? Failure { get; private init; }

    public static RedirectVerdict SignedIn(string code) => new(true, "You have signed in. You can close this window.") { Code = code };

    public static RedirectVerdict Failed(string why) => new(true, $"The sign-in failed: {why}. You can close this window.") { Failure = why };

    public static RedirectVerdict Nothing(string page) => new(false, page);
}
