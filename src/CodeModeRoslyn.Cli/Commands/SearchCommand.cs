using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Cli.Commands;

internal static class SearchCommand
{
    private const int DefaultLimit = 10;

    public static Command Create()
    {
        var query = new Argument<string>("QUERY") { Description = "What the tool should do; - reads one query a line." };
        var config = CommonOptions.Config();
        var limit = new Option<int>("--limit") { Description = "At most so many.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        limit.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<int>() is < 1 or > 1000)
            {
                option.AddError("--limit takes a number from 1 to 1000.");
            }
        });
        var json = CommonOptions.Json();
        var command = new Command("search", "Answers what search_tools would answer.") { query, config, limit, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            var loaded = ConfigLoading.Load(parsed.GetValue(config));
            await using var host = await CommandHost.StartAsync(loaded, cancellationToken);
            var snapshot = await host.WaitForUpstreamsAsync(cancellationToken);
            var search = host.Get<ToolSearch>();
            await foreach (var words in QueriesAsync(parsed.GetRequiredValue(query), cancellationToken))
            {
                var answer = search.Search(words, upstream: null, parsed.GetValue(limit), offset: 0);
                Console.WriteLine(parsed.GetValue(json) ? AsJson(words, answer) : AsText(answer, snapshot, host.Get<BindingLibrary>()));
            }

            return ExitCode.Ok;
        });
        return command;
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
                ["score"] = Math.Round(hit.Score, 4),
            })]),
        }.ToJsonString(JsonSerializerOptions.Web);

    private static string AsText(SearchAnswer answer, CatalogSnapshot snapshot, BindingLibrary bindings)
    {
        var declarations =
            from hit in answer.Hits
            let upstream = snapshot.Upstreams.First(upstream => upstream.Alias == hit.Tool.Upstream)
            from tool in bindings.Render(upstream).Tools
            where tool.ToolId == hit.Tool.Id
            select tool.Declaration;
        return answer.Total == 0 ? "No tool matches." : string.Join("\n\n", declarations);
    }
}
