using System.CommandLine;
using CodeModeRoslyn.Cli.Demo;
using CodeModeRoslyn.Server.Approvals;
using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Server.Http;

namespace CodeModeRoslyn.Cli.Commands;

internal static class ServeCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var urls = new Option<string>("--urls") { Description = "Where to listen.", HelpName = "URL", DefaultValueFactory = _ => HttpDoorOptions.DefaultUrl };
        var command = new Command("serve", "Serves MCP over Streamable HTTP at /mcp.") { config, urls };
        command.Does(async (parsed, cancellationToken) =>
        {
            var loaded = ConfigLoading.Load(parsed.GetValue(config));
            var options = new HttpDoorOptions
            {
                Urls = parsed.GetRequiredValue(urls).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                Callers = loaded.Callers.Select(caller => new CallerCredential(caller.Name, caller.TokenSha256, caller.IsOperator)).ToList(),
            };
            await HttpDoor.RunAsync(options, services => services.AddCodeMode(loaded, DemoUpstreams.Configs()), door => door.MapApprovals(), cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }
}
