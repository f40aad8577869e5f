using System.CommandLine;
using CodeModeRoslyn.Benchmarks.Corpus;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Attacks;

/// <summary><c>attacks</c>: every script that means to hang or crash a compiler or a worker, one after the other, beside a caller who wants something ordinary.</summary>
internal static class AttacksCommand
{
    public static Command Create()
    {
        var shared = SubjectOptions.Shared();
        var program = SubjectOptions.Program();
        var only = new Option<string>("--only") { Description = "Only the scripts whose name contains this.", DefaultValueFactory = _ => "" };
        var command = new Command(
            "attacks", "Says how long the scripts that attack compiler and worker take to be answered, and by how much they delay somebody else. For a machine that does nothing else.")
        {
            shared, program, only,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var pile = new ScriptPile(parsed.GetValue(shared));
            var run = new AttacksRun(pile, parsed.GetRequiredValue(only), Path.GetFullPath(parsed.GetRequiredValue(program)));
            return await run.RunAsync(cancellationToken) ? 0 : 1;
        });
        return command;
    }
}
