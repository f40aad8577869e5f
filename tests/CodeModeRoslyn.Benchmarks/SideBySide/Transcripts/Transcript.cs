namespace CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;

/// <summary>What went back and forth for one task.</summary>
/// <param name="RequestTokens">The tokens of the user's request.</param>
/// <param name="AnswerTokens">The tokens of the answer in the end, the same on both sides.</param>
/// <param name="CallsOfScript">How many tools the script called.</param>
/// <param name="Plain">The calls of each turn, one by one; the answer is a further turn.</param>
/// <param name="Code">The same with entry tools.</param>
internal sealed record Transcript(int RequestTokens, int AnswerTokens, int CallsOfScript, RecordedCall[][] Plain, RecordedCall[][] Code);
