using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Guarding;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.Hosting;

namespace CodeModeRoslyn.Cli.Commands;

internal static class CheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "The scripts.", Arity = ArgumentArity.OneOrMore };
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var noAutofix = CommonOptions.NoAutofix();
        var command = new Command("check", "Compiles and judges scripts, and runs nothing.") { files, config, noAutofix, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            var loaded = ConfigLoading.Load(parsed.GetValue(config));
            WallAtStart.Check(loaded);
            var sources = new List<(string File, string Source)>();
            foreach (var file in parsed.GetRequiredValue(files))
            {
                sources.Add((file, await ScriptFile.ReadAsync(file, cancellationToken)));
            }

            var named = sources.ConvertAll(script => new NamedUpstreams(script.Source));
            await using var host = await CommandHost.StartAsync(
                loaded, Readiness.OnDemand, alias => named.Exists(names => names.Contains(alias)), cancellationToken);
            var runner = host.Get<ScriptRunner>();
            var allAccepted = true;
            await using var whole = new WholeCatalog(loaded);
            foreach (var (file, source) in sources)
            {
                var request = new RunRequest(source, RunRequest.Local) { MayMend = !parsed.GetValue(noAutofix) };
                var report = await runner.CheckAsync(request, cancellationToken);
                if (report.HasUnknownNames)
                {
                    report = await (await whole.RunnerAsync(cancellationToken)).CheckAsync(request, cancellationToken);
                }

                Console.WriteLine(parsed.GetValue(json) ? AsJson(file, report) : AsLine(file, report));
                allAccepted &= report.Accepted;
            }

            return allAccepted ? ExitCode.Ok : ExitCode.Rejected;
        });
        return command;
    }

    /// <summary>All upstreams, started for the first script that says a name which is not there.</summary>
    private sealed class WholeCatalog(CodeModeConfig config) : IAsyncDisposable
    {
        private CommandHost? host;

        public async Task<ScriptRunner> RunnerAsync(CancellationToken cancellationToken)
        {
            if (host is null)
            {
                host = await CommandHost.StartAsync(config, Readiness.OnDemand, isNeeded: null, cancellationToken);
                await host.WaitForUpstreamsAsync(cancellationToken);
            }

            return host.Get<ScriptRunner>();
        }

        public ValueTask DisposeAsync() => host?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private static string AsJson(string file, CheckReport report)
    {
        var line = JsonSerializer.SerializeToNode(report, RunReportJson.Default.CheckReport)!.AsObject();
        line.Insert(0, "file", JsonValue.Create(file));
        return line.ToJsonString();
    }

    private static string AsLine(string file, CheckReport report)
    {
        if (report.Accepted)
        {
            var mended = report.Applied is { } applied ? $" after mending ({string.Join("; ", applied.Select(change => $"line {change.Line}: {change.What}"))})" : "";
            return $"{file}: accepted{mended}, {(report.Reach.Count == 0 ? "calls no tools" : $"can call {string.Join(", ", report.Reach)}")}";
        }

        var first = report.Diagnostics.First(found => found.IsError);
        var more = report.Diagnostics.Count(found => found.IsError) - 1;
        return $"{file}: rejected, line {first.Line}, column {first.Column}: {first.Id}: {first.Message}{(first.Suggestion is { } fix ? $" Fix: {fix}" : "")}{(more > 0 ? $" (and {more} more)" : "")}";
    }
}
