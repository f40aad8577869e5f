using System.Collections.Frozen;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Headers that say where a request goes and where it ends.</summary>
internal static class RequestHeaders
{
    private static readonly FrozenSet<string> Transport = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "Connection", "Content-Length", "Expect", "Host", "TE", "Trailer", "Transfer-Encoding", "Upgrade");

    /// <summary>Whether neither a document nor a script may set it.</summary>
    public static bool IsTransport(string name) => Transport.Contains(name.Trim());
}
