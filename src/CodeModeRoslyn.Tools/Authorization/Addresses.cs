namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Which addresses may be asked for, or with, a token.</summary>
internal static class Addresses
{
    /// <summary>Whether nobody on the way can read along: TLS, or this machine itself.</summary>
    public static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    /// <summary>Whether both are one host, port and scheme.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>
    /// An address that somebody else has named, where it may be asked. An upstream elsewhere has no business with what listens on this machine.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="namedBy">Who named it.</param>
    public static Uri? Named(string? text, Uri namedBy) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && IsSafe(address) && (namedBy.IsLoopback || !address.IsLoopback)
        && address is { UserInfo: "", Fragment: "" }
            ? address
            : null;

    /// <summary>Whether a resource is the upstream, or a part of its host that the upstream lies in (as MCP allows).</summary>
    public static bool Covers(string resource, Uri upstream)
    {
        if (!Uri.TryCreate(resource, UriKind.Absolute, out var address) || address is not { Query: "", Fragment: "" } || !IsSameOrigin(address, upstream))
        {
            return false;
        }

        var path = address.AbsolutePath.TrimEnd('/');
        var whole = upstream.AbsolutePath.TrimEnd('/');
        return whole.StartsWith(path, StringComparison.Ordinal) && (whole.Length == path.Length || whole[path.Length] == '/');
    }

    /// <summary>The upstream's own address, as a resource is written (RFC 8707): without what may be a secret in it.</summary>
    public static string Canonical(Uri upstream) =>
        upstream.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
}
