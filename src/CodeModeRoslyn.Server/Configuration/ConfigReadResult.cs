using System.Collections.Immutable;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>What came out of reading a configuration.</summary>
/// <param name="Config">Null when a finding is an error.</param>
/// <param name="Findings">All of them, in the order of the file.</param>
public sealed record ConfigReadResult(CodeModeConfig? Config, ImmutableArray<ConfigFinding> Findings);
