using System.CommandLine;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Calls;

/// <summary><c>calls</c>: how long many calls of one script take together, and in which order they go.</summary>
internal static class CallsCommand
{
    public static Command Create()
    {
        var program = SubjectOptions.Program();
        var command = new Command("calls", "Says how long parallel calls of one script to a slow upstream take, in which order they arrive, and whether one times out while it waits. Needs node; for a machine that does nothing else.")
        {
            program,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new CallsRun(Path.GetFullPath(parsed.GetRequiredValue(program)));
            return await run.RunAsync(cancellationToken) ? 0 : 1;
        });
        return command;
    }
}
