using System.Text.Json;
using CodeModeRoslyn.Benchmarks.SideBySide.Tasks;
using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Page;

/// <summary>Whether page, transcripts and tasks belong together.</summary>
internal static class PageCheck
{
    private const string Again = "Run side-by-side again.";

    /// <summary>What is wrong, a sentence each.</summary>
    public static IReadOnlyCollection<string> Of(IReadOnlyList<WrittenTask> tasks, Record record, string page)
    {
        var problems = tasks.Where(task => !IsOf(task, record.Tasks[task.Name])).Select(task => $"The transcript of {task.Name} has other calls than the task. {Again}").ToList();
        if (page != new PageWriter(tasks, record).Write())
        {
            problems.Add($"docs/side-by-side.md says something else than the transcripts. {Again}");
        }

        return problems;
    }

    private static bool IsOf(WrittenTask task, Transcript transcript) =>
        Same(task.Plain.Select(turn => turn.Select(call => (call.Tool, call.Arguments))), transcript.Plain)
        && Same([task.Search.Select(query => ("search_tools", Argument("query", query))), [("execute_code", Argument("code", task.Script))]], transcript.Code);

    private static bool Same(IEnumerable<IEnumerable<(string Tool, JsonElement Arguments)>> written, RecordedCall[][] recorded) =>
        written.Select(turn => turn.Select(call => (call.Tool, JsonSerializer.Serialize(call.Arguments))).ToList())
            .SequenceEqual(recorded.Select(turn => turn.Select(call => (call.Tool, JsonSerializer.Serialize(call.Arguments))).ToList()), new Turns());

    private static JsonElement Argument(string name, string value) => JsonSerializer.SerializeToElement(new Dictionary<string, string> { [name] = value });

    private sealed class Turns : EqualityComparer<List<(string Tool, string Arguments)>>
    {
        public override bool Equals(List<(string Tool, string Arguments)>? x, List<(string Tool, string Arguments)>? y) =>
            x is not null && y is not null && x.SequenceEqual(y);

        public override int GetHashCode(List<(string Tool, string Arguments)> turn) => turn.Count;
    }
}
