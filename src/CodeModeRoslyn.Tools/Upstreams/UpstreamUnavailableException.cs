namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>An upstream cannot be reached. The message is for operators and scripts alike, and holds no secret of ours.</summary>
internal sealed class UpstreamUnavailableException(string reason, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>Whether no other call could reach it either, though there is a connection.</summary>
    public bool HoldsForAll { get; init; }
}
