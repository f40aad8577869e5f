using System.Globalization;
using System.Text;
using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Page;

/// <summary>One task on the page: what was asked, called, and answered.</summary>
internal static class TaskSection
{
    public static string Of(TaskFigures figures)
    {
        var (task, transcript) = (figures.Task, figures.Transcript);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"### {task.Name}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"> {task.Request}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"One by one: {string.Join("; ", transcript.Plain.Select(Turn))}.");
        if (task.WorkedOut.Length > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"The model has to work out {string.Join(", ", task.WorkedOut)} by itself, which is counted as if it did that at once and right.");
        }

        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"With codemode: {Turn(transcript.Code[0])}; then this script, which makes {Times(transcript.CallsOfScript, "call")} ({Tokens(transcript.Code[1])}):").AppendLine();
        text.AppendLine("```csharp").AppendLine(task.Script.TrimEnd()).AppendLine("```").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"The answer: {task.Answer}");
        return text.ToString();
    }

    private static string Turn(RecordedCall[] calls) => $"{string.Join(", ", calls.GroupBy(call => call.Tool).Select(alike => alike.Count() == 1 ? $"`{alike.Key}`" : $"`{alike.Key}` {alike.Count()} times"))} ({Tokens(calls)})";

    private static string Tokens(RecordedCall[] calls) => string.Create(CultureInfo.InvariantCulture, $"{calls.Sum(call => call.ResultTokens):N0} tokens come back");

    private static string Times(int count, string what) => count == 1 ? $"one {what}" : $"{count} {what}s";
}
