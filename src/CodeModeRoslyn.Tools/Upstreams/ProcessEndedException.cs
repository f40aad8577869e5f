namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>An upstream's process ended while we were connecting to it. The message says how.</summary>
internal sealed class ProcessEndedException(string reason, Exception cause) : Exception(reason, cause);
