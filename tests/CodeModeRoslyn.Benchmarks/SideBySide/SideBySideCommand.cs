using System.CommandLine;
using System.Text.Json;
using CodeModeRoslyn.Benchmarks.SideBySide.Page;
using CodeModeRoslyn.Benchmarks.SideBySide.Tasks;
using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.SideBySide;

/// <summary><c>side-by-side</c>: the same tasks with tool calls one by one and with this server, in tokens and turns.</summary>
internal static class SideBySideCommand
{
    public static Command Create()
    {
        var program = SubjectOptions.Program();
        var check = new Option<bool>("--check") { Description = "Runs nothing, and says whether the page and the transcripts are those of the tasks; exit code 1 when they are not." };
        var command = new Command("side-by-side", "Does each task on both sides, and writes the transcripts and docs/side-by-side.md. Needs node, and the packages of tests/node.")
        {
            program, check,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var tasks = WrittenTask.ReadAll();
            if (parsed.GetValue(check))
            {
                return Say(await CheckAsync(tasks, cancellationToken));
            }

            var (record, problems) = await new SideBySideRun(Path.GetFullPath(parsed.GetRequiredValue(program))).RunAsync(tasks, cancellationToken);
            if (problems.Count == 0)
            {
                record.Write();
                await File.WriteAllTextAsync(SideBySideFolder.Page, new PageWriter(tasks, record).Write(), cancellationToken);
            }

            return Say(problems);
        });
        return command;
    }

    private static async Task<IReadOnlyCollection<string>> CheckAsync(IReadOnlyList<WrittenTask> tasks, CancellationToken cancellationToken)
    {
        try
        {
            return PageCheck.Of(tasks, Record.Read(tasks), await File.ReadAllTextAsync(SideBySideFolder.Page, cancellationToken));
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException)
        {
            return [$"Page and transcripts cannot be read: {unreadable.Message} Run side-by-side again."];
        }
    }

    private static int Say(IReadOnlyCollection<string> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return problems.Count == 0 ? 0 : 1;
    }
}
