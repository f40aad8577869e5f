namespace CodeModeRoslyn.Benchmarks.Speed.Contenders;

/// <summary>A contender cannot be measured. The message says why, and what to do.</summary>
public sealed class ContenderException(string message, Exception? because = null) : Exception(message, because);
