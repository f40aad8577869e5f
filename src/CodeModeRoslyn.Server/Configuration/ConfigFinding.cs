namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Something about a configuration that its author should know.</summary>
/// <param name="Id">Which kind of finding, such as <c>CMR9003</c>; see <see cref="ConfigFindingIds"/>.</param>
/// <param name="Severity">Whether the configuration can be used all the same.</param>
/// <param name="Path">Where, as a path from the root: <c>limits.calls</c>, <c>grants[1].access</c>; empty for the whole file.</param>
/// <param name="Line">The line in the file, from 1; 0 when it is about no line.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="File">The file, when it is not the configuration itself but one that it names.</param>
public sealed record ConfigFinding(string Id, ConfigSeverity Severity, string Path, int Line, string Message, string? File = null);

/// <summary>Whether a configuration can be used in spite of a finding.</summary>
public enum ConfigSeverity
{
    Warning,
    Error,
}
