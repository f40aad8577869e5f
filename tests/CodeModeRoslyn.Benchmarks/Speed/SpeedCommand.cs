using System.CommandLine;
using CodeModeRoslyn.Benchmarks.Speed.Contenders;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Speed;

/// <summary><c>speed</c>: what a script costs, beside what it costs elsewhere.</summary>
internal static class SpeedCommand
{
    public static Command Create()
    {
        var program = SubjectOptions.Program();
        var peers = new Option<string[]>("--peer")
        {
            Description = "Another MCP server that runs scripts: NAME=URL for one that runs, NAME for one that is started. Its contender.json and its scripts are in a folder of that name.",
            AllowMultipleArgumentsPerToken = true,
        };
        var contenders = new Option<string>("--contenders") { Description = "The folder with a folder for each of them.", DefaultValueFactory = _ => Checkout.Path("tests", "CodeModeRoslyn.Benchmarks", "Speed", "Contenders") };
        var rounds = new Option<int>("--rounds") { Description = "How often everything is measured; the medians of the rounds are told.", DefaultValueFactory = _ => 3 };
        rounds.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() < 1)
            {
                given.AddError("--rounds is 1 or more.");
            }
        });
        var output = new Option<string>("--output") { Description = "Where speed.md and speed.json are written.", DefaultValueFactory = _ => "." };
        var command = new Command("speed", "Says what scripts cost through the HTTP door: their time, how many a second, memory, start; with large catalogs; and beside others of the kind. Needs node; for a machine that does nothing else.")
        {
            program, peers, contenders, rounds, output,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                var run = new SpeedRun(
                    Path.GetFullPath(parsed.GetRequiredValue(program)),
                    [.. (parsed.GetValue(peers) ?? []).Select(peer => Peer.Parse(peer, parsed.GetRequiredValue(contenders)))],
                    Path.GetFullPath(parsed.GetRequiredValue(contenders)));
                return await run.RunAsync(parsed.GetValue(rounds), Path.GetFullPath(parsed.GetRequiredValue(output)), cancellationToken) ? 0 : 1;
            }
            catch (ContenderException cannot)
            {
                Console.Error.WriteLine(cannot.Message);
                return 2;
            }
        });
        return command;
    }
}
