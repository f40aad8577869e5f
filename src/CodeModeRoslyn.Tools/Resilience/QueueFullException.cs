namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>Too many calls of one caller wait for an upstream. Nothing was sent.</summary>
internal sealed class QueueFullException() : Exception("Too many calls wait.");
