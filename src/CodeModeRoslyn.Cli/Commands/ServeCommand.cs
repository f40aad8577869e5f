using System.CommandLine;
using CodeModeRoslyn.Cli.Demo;
using CodeModeRoslyn.Playground;
using CodeModeRoslyn.Server.Api;
using CodeModeRoslyn.Server.Approvals;
using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Server.Http;
using Microsoft.AspNetCore.Routing;

namespace CodeModeRoslyn.Cli.Commands;

internal static class ServeCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var urls = new Option<string>("--urls") { Description = "Where to listen.", HelpName = "URL", DefaultValueFactory = _ => HttpDoorOptions.DefaultUrl };
        var command = new Command("serve", "Serves MCP over Streamable HTTP at /mcp, the page for people at /, and its API at /api/v1.") { config, urls };
        command.Does(async (parsed, cancellationToken) =>
        {
            var given = parsed.GetValue(config);
            var source = ConfigLoading.Source(given);
            var loaded = ConfigLoading.Load(given);
            var demo = DemoUpstreams.Configs();
            var options = new HttpDoorOptions
            {
                Urls = parsed.GetRequiredValue(urls).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                Callers = CallerCredential.Of(loaded),
            };
            await HttpDoor.RunAsync(options, services => services.AddCodeMode(loaded, demo, hasPage: true).AddReload(source, demo), Map, cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Map(IEndpointRouteBuilder door)
    {
        door.MapApprovals();
        door.MapApi();
        door.MapPlayground();
    }
}
