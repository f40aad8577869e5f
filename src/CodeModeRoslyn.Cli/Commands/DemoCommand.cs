using System.CommandLine;
using CodeModeRoslyn.Cli.Demo;

namespace CodeModeRoslyn.Cli.Commands;

/// <summary>One of the demo's upstreams, started by this same program.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = string.Join(", ", DemoUpstreams.Names) };
        var command = new Command("demo", "Serves one of the demo's upstreams over standard input and output.") { name };
        command.Hidden = true;
        command.Does(async (parsed, cancellationToken) =>
        {
            var wanted = parsed.GetRequiredValue(name);
            if (!DemoUpstreams.Names.Contains(wanted))
            {
                throw new CommandException(ExitCode.Usage, $"There is no demo upstream '{wanted}'. There are: {string.Join(", ", DemoUpstreams.Names)}.");
            }

            await DemoServer.RunAsync(wanted, cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }
}
