namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>Ceilings on what an upstream may send. None of it is trusted, so all of it ends somewhere.</summary>
internal static class UpstreamLimits
{
    /// <summary>One JSON-RPC message. Above the result's ceiling, so that a large result is refused in a sentence and not by a lost connection.</summary>
    public const int MessageBytes = 32 * 1024 * 1024;

    /// <summary>The result of one call.</summary>
    public const int ResultBytes = 16 * 1024 * 1024;

    /// <summary>The text of an error that is handed on.</summary>
    public const int ErrorCharacters = 4_000;

    /// <summary>A reason for being unavailable.</summary>
    public const int ReasonCharacters = 1_000;

    public const int ListPages = 1_000;

    public const int Tools = 50_000;

    /// <summary>All pages of one list of tools together.</summary>
    public const long ListCharacters = 256L * 1024 * 1024;

    public const int ToolNameCharacters = 1_024;
}
