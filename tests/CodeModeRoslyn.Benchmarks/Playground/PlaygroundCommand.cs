using System.CommandLine;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Playground;

/// <summary><c>playground</c>: how soon the page can be used, how much is loaded for it, and how soon it completes what is typed.</summary>
internal static class PlaygroundCommand
{
    public static Command Create()
    {
        var program = SubjectOptions.Program();
        var command = new Command("playground", "Says how soon the page can be typed into by somebody who opens it for the first time, how many bytes that takes, and how long completion takes. Needs Chromium; for a machine that does nothing else.")
        {
            program,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new PlaygroundRun(Path.GetFullPath(parsed.GetRequiredValue(program)));
            return await run.RunAsync(cancellationToken) ? 0 : 1;
        });
        return command;
    }
}
