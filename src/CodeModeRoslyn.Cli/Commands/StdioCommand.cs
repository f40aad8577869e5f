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
            var given = parsed.GetValue(config);
            var source = ConfigLoading.Source(given);
            var loaded = ConfigLoading.Load(given);
            var demo = DemoUpstreams.Configs();
            await StdioDoor.RunAsync(services => services.AddCodeMode(loaded, demo).AddReload(source, demo), cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }
}
