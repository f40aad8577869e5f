using CodeModeRoslyn.Benchmarks.SideBySide.Tasks;
using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Page;

/// <summary>A task in three ways.</summary>
/// <param name="Task">The task.</param>
/// <param name="Transcript">What was recorded.</param>
/// <param name="All">Calls one by one, with the tools of all servers before the model.</param>
/// <param name="Needed">The same, with the tools of those servers alone that the task needs.</param>
/// <param name="Code">With this server.</param>
internal sealed record TaskFigures(WrittenTask Task, Transcript Transcript, SideFigures All, SideFigures Needed, SideFigures Code)
{
    public static TaskFigures Of(WrittenTask task, Record record)
    {
        var transcript = record.Tasks[task.Name];
        var needed = task.Plain.SelectMany(turn => turn).Select(call => call.Server).ToHashSet(StringComparer.Ordinal);
        return new TaskFigures(
            task,
            transcript,
            SideFigures.Of(record.Servers.Sum(server => server.Tokens), transcript, transcript.Plain),
            SideFigures.Of(record.Servers.Where(server => needed.Contains(server.Server)).Sum(server => server.Tokens), transcript, transcript.Plain),
            SideFigures.Of(record.CodeMode.Tokens, transcript, transcript.Code));
    }
}
