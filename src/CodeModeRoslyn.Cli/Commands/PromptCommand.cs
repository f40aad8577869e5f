using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Server;
using CodeModeRoslyn.Server.EntryTools;

namespace CodeModeRoslyn.Cli.Commands;

internal static class PromptCommand
{
    // For reading, and not for a web page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var config = CommonOptions.Config();
        var command = new Command("prompt", "Prints what a model is told: instructions, prompt and entry tools, for a system prompt.") { config };
        command.Does(async (parsed, cancellationToken) =>
        {
            await using var host = await CommandHost.StartAsync(ConfigLoading.Load(parsed.GetValue(config)), Readiness.OnDemand, isNeeded: null, cancellationToken);
            await host.WaitForToolsAsync(cancellationToken);
            Console.WriteLine(Text(host));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Text(CommandHost host)
    {
        var options = host.Get<IMcpServerOptionsFactory>().Create(Caller.Local);
        var text = new StringBuilder("# codemode\n\n").Append(options.ServerInstructions).Append("\n\n## How to use it\n\n").Append(host.Get<CodeModePrompt>().Text(Caller.Local)).Append("\n\n## Its tools\n");
        foreach (var tool in options.ToolCollection!.Select(tool => tool.ProtocolTool))
        {
            text.Append($"\n### {tool.Name}\n\n{tool.Description}\n\nInput schema: {JsonSerializer.Serialize(tool.InputSchema, Plain)}\n");
        }

        return text.ToString().TrimEnd();
    }
}
