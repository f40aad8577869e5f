using System.CommandLine;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Soak;

/// <summary><c>soak</c>: many mixed runs against one server, and whether anything has grown or was left over.</summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How many runs.", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<int?>("--seed") { Description = "Repeats the same order of scripts and kills; by default a new one, which is printed." };
        var parallel = new Option<int>("--parallel") { Description = "Runs at a time.", DefaultValueFactory = _ => 3 };
        var shared = SubjectOptions.Shared();
        var program = SubjectOptions.Program();
        var command = new Command("soak", "Runs benign and hostile scripts mixed, kills processes at random, and says whether the server stood it.")
        {
            runs, seed, parallel, shared, program,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new SoakOptions(
                parsed.GetValue(runs),
                parsed.GetValue(seed) ?? Random.Shared.Next(),
                parsed.GetValue(parallel),
                parsed.GetValue(shared),
                Path.GetFullPath(parsed.GetRequiredValue(program)));
            return await new SoakRun(options).RunAsync(cancellationToken) ? 0 : 1;
        });
        return command;
    }
}
