using System.CommandLine;
using CodeModeRoslyn.Cli.Demo;
using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Server.Stdio;

namespace CodeModeRoslyn.Cli.Commands;

internal static class StdioCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var command = new Command("stdio", "Serves MCP over standard input and output.") { config };
        command.Does(async (parsed, cancellationToken) =>
        {
            var loaded = ConfigLoading.Load(parsed.GetValue(config));
            await StdioDoor.RunAsync(services => services.AddCodeMode(loaded, DemoUpstreams.Configs()), cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }
}
