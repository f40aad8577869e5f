using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Cli.Verifying;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.OpenApi;

namespace CodeModeRoslyn.Cli.Commands;

internal static class BindingsCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var tools = new Option<string[]>("--tools") { Description = "Tool definitions: one tool, or a tools/list result.", HelpName = "FILE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
        var openApi = CommonOptions.OpenApi();
        var verify = new Option<bool>("--verify") { Description = "Compile the bindings instead of printing them." };
        var json = CommonOptions.Json();
        var command = new Command("bindings", "Prints the C# that scripts are written against.") { config, openApi, tools, verify, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && !result.GetValue(verify))
            {
                result.AddError("--json goes with --verify; without it, bindings prints C#.");
            }
        });
        command.Does(async (parsed, cancellationToken) =>
        {
            var files = parsed.GetValue(tools) ?? [];
            var documents = parsed.GetValue(openApi) ?? [];

            // Definitions from files need no upstream, so none is started for them.
            var loaded = files.Length + documents.Length > 0 && parsed.GetValue(config) is null
                ? new CodeModeConfig()
                : ConfigLoading.Load(parsed.GetValue(config));
            if (parsed.GetValue(verify))
            {
                WallAtStart.Check(loaded);
            }

            await using var host = await CommandHost.StartAsync(loaded, Readiness.OnDemand, isNeeded: null, cancellationToken);
            var fromFiles = await ToolFiles.ReadAsync(files, host.Get<IDocumentImporter>(), cancellationToken);
            var connected = await host.WaitForToolsAsync(cancellationToken);
            IReadOnlyList<UpstreamSnapshot> upstreams = [.. connected.ForScripts.Where(upstream => upstream.Status.State == UpstreamState.Ready), .. fromFiles.Upstreams];
            var fromDocuments = await OpenApiFiles.ReadAsync(documents, host.Get<DocumentLibrary>(), cancellationToken);
            upstreams = [.. upstreams, .. fromDocuments.Select(document => document.Upstream)];
            if (parsed.GetValue(verify))
            {
                var unread = fromDocuments.SelectMany(document => document.Skipped).Concat(fromFiles.Skipped).ToList();
                return await VerifyAsync(host, upstreams, unread, fromFiles.Cases, parsed.GetValue(json), cancellationToken);
            }

            foreach (var unit in upstreams.SelectMany(upstream => upstream.Units))
            {
                Console.WriteLine(BindingWriter.Write(unit).Source);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<int> VerifyAsync(
        CommandHost host, IReadOnlyList<UpstreamSnapshot> upstreams, IReadOnlyList<SkippedTool> unread, IReadOnlyList<ToolCase> cases, bool asJson, CancellationToken cancellationToken)
    {
        var library = host.Get<BindingLibrary>();
        var clock = Stopwatch.StartNew();
        var problems = new List<string>();
        var skipped = new List<SkippedTool>();
        foreach (var unit in upstreams.SelectMany(upstream => upstream.Units))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = BindingWriter.Write(unit);
            skipped.AddRange(text.Skipped);
            try
            {
                await library.VerifyAsync(text);
            }
            catch (BindingException broken)
            {
                problems.Add(broken.Message);
            }
        }

        var operations = upstreams.Sum(upstream => upstream.Tools.Length) - skipped.Count;
        var (lost, refused) = await new CaseVerifier(host).VerifyAsync([.. cases.Where(one => !skipped.Any(tool => tool.ToolId == one.Tool.Id))], cancellationToken);
        problems.AddRange(lost);
        skipped.AddRange(refused);
        skipped.AddRange(unread);
        Console.WriteLine(asJson
            ? AsJson(upstreams.Count, operations, cases.Count, problems, skipped, clock.ElapsedMilliseconds)
            : $"Upstreams: {upstreams.Count}, tools: {operations}, {(problems.Count == 0 ? "all compile" : string.Join('\n', problems))}, {clock.ElapsedMilliseconds} ms");
        return problems.Count == 0 ? ExitCode.Ok : ExitCode.No;
    }

    private static string AsJson(int documents, int operations, int cases, List<string> problems, List<SkippedTool> skipped, long milliseconds) =>
        new JsonObject
        {
            ["documents"] = documents,
            ["operations"] = operations,
            ["cases"] = cases,
            ["compiled"] = problems.Count == 0,
            ["milliseconds"] = milliseconds,
            ["skipped"] = new JsonArray([.. skipped.Select(tool => new JsonObject { ["operation"] = tool.ToolId, ["reason"] = tool.Reason })]),
            ["diagnostics"] = new JsonArray([.. problems.Select(problem => JsonValue.Create(problem))]),
        }.ToJsonString(JsonSerializerOptions.Web);
}
