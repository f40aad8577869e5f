using System.Collections.Frozen;
using System.Net.Http.Headers;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Sets headers of requests. Names and values come from documents and scripts: one that would be another header, or another request, is refused.</summary>
internal static class RequestHeaders
{
    // They say where a request goes and where it ends.
    private static readonly FrozenSet<string> Transport = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "Connection", "Content-Length", "Expect", "Host", "TE", "Trailer", "Transfer-Encoding", "Upgrade");

    /// <summary>Whether a text is a name in the grammar of HTTP (RFC 9110, section 5.6.2).</summary>
    public static bool IsToken(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c));

    /// <summary>Sets a header, in place of any of that name.</summary>
    /// <exception cref="RequestException">It cannot be sent.</exception>
    public static void Set(HttpRequestHeaders headers, string name, string value)
    {
        // What cannot be added cannot be looked for either.
        if (!IsToken(name) || Transport.Contains(name) || value.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 || !headers.TryAddWithoutValidation(name, value))
        {
            throw new RequestException($"The header '{name}' cannot hold this value.");
        }

        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }
}
