namespace CodeModeRoslyn.Server.Rpc;

/// <summary>The revisions of MCP that the doors speak. The SDK has the same list, but does not show it.</summary>
internal static class ProtocolRevisions
{
    /// <summary>The first without sessions: every request carries its own revision and MCP capabilities.</summary>
    public const string July2026 = "2026-07-28";

    private const string November2024 = "2024-11-05";
    private const string March2025 = "2025-03-26";
    private const string June2025 = "2025-06-18";

    private static readonly string[] Known = [November2024, March2025, June2025, "2025-11-25", July2026];

    /// <summary>What <c>server/discover</c> lists: the revisions that a request can choose for itself.</summary>
    public static IReadOnlyList<string> Stateless { get; } = [July2026];

    /// <summary>Whether a question to the client's person ends the request, which comes back with the answer.</summary>
    public static bool EndsRequestsWithQuestions(string? revision) => string.CompareOrdinal(revision, July2026) >= 0;

    public static bool IsKnown(string revision) => Known.Contains(revision);

    /// <summary>Whether clients of a revision know a type of content block.</summary>
    public static bool KnowsContent(string? revision, string type) => string.CompareOrdinal(revision, type switch
    {
        "audio" => March2025,
        "resource_link" => June2025,
        _ => November2024,
    }) >= 0;

    /// <summary>Whether one body may hold an array of messages; 2025-06-18 ended that.</summary>
    public static bool AllowBatches(string? revision) => revision is November2024 or March2025;
}
