using System.Text.Json;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;

/// <summary>One tool call and what came back.</summary>
/// <param name="Tool">Server and tool, or an entry tool.</param>
/// <param name="Arguments">What the model wrote.</param>
/// <param name="WrittenTokens">The tokens of that, with the tool's name, as JSON.</param>
/// <param name="Result">What came back, shortened.</param>
/// <param name="ResultTokens">The tokens of all that came back.</param>
/// <param name="Failed">True when it says that the call failed; otherwise absent.</param>
internal sealed record RecordedCall(string Tool, JsonElement Arguments, int WrittenTokens, string Result, int ResultTokens, bool? Failed = null);
