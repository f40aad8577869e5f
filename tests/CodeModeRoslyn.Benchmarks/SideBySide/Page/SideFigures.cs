using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Page;

/// <summary>What one side of one task costs.</summary>
/// <param name="Turns">Requests to the model: one for each batch of calls, and one for the answer.</param>
/// <param name="Calls">Tool calls that the client makes.</param>
/// <param name="Read">Tokens that the model reads in all turns, in each all that came before it.</param>
/// <param name="ReadOnce">The same with each token counted once, as a prompt cache would have it at best.</param>
/// <param name="Written">Tokens that the model writes.</param>
internal sealed record SideFigures(int Turns, int Calls, int Read, int ReadOnce, int Written)
{
    /// <param name="definitions">The tokens that stand before everything.</param>
    /// <param name="transcript">The task.</param>
    /// <param name="turns">The calls of this side.</param>
    public static SideFigures Of(int definitions, Transcript transcript, RecordedCall[][] turns)
    {
        var context = definitions + transcript.RequestTokens;
        var (read, written) = (context, 0);
        foreach (var turn in turns)
        {
            written += turn.Sum(call => call.WrittenTokens);
            context += turn.Sum(call => call.WrittenTokens + call.ResultTokens);
            read += context;
        }

        return new SideFigures(turns.Length + 1, turns.Sum(turn => turn.Length), read, context, written + transcript.AnswerTokens);
    }
}
