using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.OpenApi;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Cli.Commands;

internal static class SearchCommand
{
    private const int DefaultLimit = 10;
    private const int MostHits = 1000;

    public static Command Create()
    {
        var query = new Argument<string>("QUERY") { Description = "What the tool should do; - reads one query a line." };
        var config = CommonOptions.Config();
        var limit = new Option<int>("--limit") { Description = "At most so many.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        limit.CustomParser = Limit;
        var openApi = CommonOptions.OpenApi();
        var json = CommonOptions.Json();
        var command = new Command("search", "Answers what search_tools would answer.") { query, config, openApi, limit, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            var documents = parsed.GetValue(openApi) ?? [];
            var loaded = documents.Length > 0 && parsed.GetValue(config) is null ? new CodeModeConfig() : ConfigLoading.Load(parsed.GetValue(config));
            await using var host = await CommandHost.StartAsync(loaded, Readiness.OnDemand, isNeeded: null, cancellationToken);
            var snapshot = await host.WaitForToolsAsync(cancellationToken);
            var fromDocuments = await OpenApiFiles.ReadAsync(documents, host.Get<DocumentLibrary>(), cancellationToken);
            snapshot = snapshot with { Upstreams = [.. snapshot.Upstreams, .. fromDocuments.Select(document => document.Upstream)] };
            var search = ToolIndex.Build(snapshot);
            var grants = host.Get<GrantList>();
            await foreach (var words in QueriesAsync(parsed.GetRequiredValue(query), cancellationToken))
            {
                var answer = search.Search(
                    words, upstream: null, parsed.GetValue(limit), offset: 0, tool => grants.Allows(RunRequest.Local, tool));
                Console.WriteLine(parsed.GetValue(json) ? AsJson(words, answer) : AsText(answer, snapshot, host.Get<BindingLibrary>()));
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static int Limit(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostHits)
        {
            return limit;
        }

        argument.AddError($"--limit takes a number from 1 to {MostHits}, and not '{argument.Tokens[0].Value}'.");
        return DefaultLimit;
    }

    private static async IAsyncEnumerable<string> QueriesAsync(
        string query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query != "-")
        {
            yield return query;
            yield break;
        }

        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return line;
        }
    }

    private static string AsJson(string query, SearchAnswer answer) =>
        new JsonObject
        {
            ["query"] = query,
            ["total"] = answer.Total,
            ["hits"] = new JsonArray([.. answer.Hits.Select(hit => new JsonObject
            {
                ["tool"] = hit.Tool.Id,
                ["upstream"] = hit.Tool.Upstream,
                ["method"] = hit.Tool.Endpoint?.Method,
                ["path"] = hit.Tool.Endpoint?.Path,
                ["score"] = Math.Round(hit.Score, 4),
            })]),
        }.ToJsonString(JsonSerializerOptions.Web);

    private static string AsText(SearchAnswer answer, CatalogSnapshot snapshot, BindingLibrary bindings)
    {
        var declarations =
            from hit in answer.Hits
            let upstream = snapshot.Upstreams.First(upstream => upstream.Alias == hit.Tool.Upstream)
            let binding = bindings.Find(upstream, hit.Tool)
            where binding is not null
            select binding.Whole;
        var more = answer.Total - answer.Hits.Length;
        return answer.Total == 0 ? "No tool matches." : string.Join("\n\n", declarations) + (more > 0 ? $"\n\n// {more} more: raise --limit." : "");
    }
}
