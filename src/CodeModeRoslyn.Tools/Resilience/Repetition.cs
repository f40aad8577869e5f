namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>
/// Tells whoever sends for a call, however far below, whether the same request may go out again. Known here because the SDK's own
/// client makes the requests of MCP, and hands nothing through.
/// </summary>
internal static class Repetition
{
    private static readonly AsyncLocal<bool> Forbidden = new();

    /// <summary>Whether what is sent now belongs to a call that may not be repeated.</summary>
    public static bool IsForbidden => Forbidden.Value;

    /// <summary>Says so for the rest of the method that calls this, and for what it calls.</summary>
    public static void Forbid(bool isForbidden) => Forbidden.Value = isForbidden;
}
