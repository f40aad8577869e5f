using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Recording;

/// <summary>What one side came to.</summary>
/// <param name="Turns">Its calls.</param>
/// <param name="Results">All that tools, or the script, answered.</param>
/// <param name="Calls">How many tools of the servers were called.</param>
internal sealed record SideResult(RecordedCall[][] Turns, string Results, int Calls);
