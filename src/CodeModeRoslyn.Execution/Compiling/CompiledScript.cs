using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>What a compiler process claims about a script.</summary>
/// <param name="Assembly">The approved assembly; empty when the script was refused.</param>
/// <param name="Diagnostics">Findings.</param>
/// <param name="Reach">The ids of all tools that the script could call.</param>
/// <param name="Lines">Triples of method token, IL offset and line.</param>
internal sealed record CompiledScript(
    ReadOnlyMemory<byte> Assembly,
    IReadOnlyList<ReportedDiagnostic> Diagnostics,
    IReadOnlyList<string> Reach,
    IReadOnlyList<int> Lines)
{
    public bool IsAccepted => !Assembly.IsEmpty;
}
