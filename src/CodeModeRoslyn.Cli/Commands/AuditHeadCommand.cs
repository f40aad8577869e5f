using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Audit.Verifying;
using CodeModeRoslyn.Server.Hosting;

namespace CodeModeRoslyn.Cli.Commands;

internal static class AuditHeadCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files or folders; without any, the folder of the configuration.", Arity = ArgumentArity.ZeroOrMore };
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new Command("head", "Prints the hash of each file's last record, to be kept elsewhere.") { files, config, json };
        command.Does((parsed, _) =>
        {
            var given = parsed.GetValue(files) is { Length: > 0 } named ? named : Configured(parsed.GetValue(config));
            foreach (var head in AuditFiles.In(given).Select(file => AuditFiles.Reading(file, AuditHeads.Read)).OfType<AuditHead>())
            {
                Console.WriteLine(parsed.GetValue(json) ? AsJson(head) : $"{head.Hash}  {head.File}  {head.Records}");
            }

            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }

    // Before the first run there is no folder, and no head to print.
    private static string[] Configured(string? config)
    {
        var audit = ConfigLoading.Load(config).Audit
            ?? throw new CommandException(ExitCode.Usage, "The configuration records nothing (\"audit\": false). Give the files to look at.");
        var folder = audit.Folder ?? AuditServices.DefaultFolder;
        return Directory.Exists(folder) ? [folder] : [];
    }

    private static string AsJson(AuditHead head) =>
        new JsonObject { ["file"] = head.File, ["records"] = head.Records, ["head"] = head.Hash }.ToJsonString(JsonSerializerOptions.Web);
}
