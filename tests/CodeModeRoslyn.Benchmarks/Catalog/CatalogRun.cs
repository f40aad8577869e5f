using System.Globalization;
using CodeModeRoslyn.Benchmarks.Subject;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Benchmarks.Catalog;

/// <summary>The measurements, each printed with what it may be.</summary>
internal sealed class CatalogRun(string program, string documents)
{
    private const int MostFirst = 6_000;
    private const int MostCached = 1_000;
    private const double MostSearch = 5;
    private const double MostGrowth = 1.3;
    private const int Operations = 20_000;
    private const int Repeats = 120;
    private const int WarmUps = 120;

    private const string Script = "var c = await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\"); var all = await tools.Billing.ListInvoicesAsync(customerId: c.Id); return all.Sum(i => i.Amount);";

    // Of every kind that people ask: names, keywords, tasks.
    private static readonly string[] Queries =
    [
        "merge pull request", "list invoices", "send an email with an attachment", "issues/create", "delete a pod", "who follows this playlist",
        "upload file", "create a subscription", "calendar events of next week", "search code", "refund a charge", "post a message to a channel",
    ];

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var github = Path.Combine(documents, "github.json");
        var fromNothing = await FirstScript.MeasureAsync(program, github, cancellationToken);
        var holds = Say("GitHub's document from nothing to a completed script", fromNothing.FromNothing, MostFirst, "ms");
        holds &= Say("the same when it was read before", fromNothing.Cached, MostCached, "ms");

        var few = await MeasureAsync("", "ten tools or fewer", cancellationToken);
        var many = await MeasureAsync(Configuration(), $"{Operations:N0} operations", cancellationToken);
        holds &= Say($"median search over {many.Tools:N0} tools", many.Search, MostSearch, "ms");
        holds &= Say("compile time of a script, beside its time with ten tools", many.Compile / few.Compile, MostGrowth, "times");
        holds &= Say("memory of a worker, beside its memory with ten tools", (double)many.Worker / few.Worker, MostGrowth, "times");
        return holds;
    }

    // The same documents under several names, until there are enough operations.
    private string Configuration()
    {
        var files = Directory.GetFiles(documents, "*.json").Order(StringComparer.Ordinal).ToList();
        var entries = Enumerable.Range(0, 2).SelectMany(round => files.Select(file =>
            $"\"{Path.GetFileNameWithoutExtension(file)}{(round == 0 ? "" : "_again")}\": {{ \"document\": \"{file}\", \"baseUrl\": \"http://127.0.0.1:9\" }}"));
        return $"\"openApi\": {{ {string.Join(", ", entries)} }},";
    }

    private async Task<Measured> MeasureAsync(string configuration, string name, CancellationToken cancellationToken)
    {
        await using var server = await Server.StartAsync(program, configuration, cancellationToken);
        await using var client = await server.ConnectAsync(Server.Callers[0], cancellationToken);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var tools = await WaitForAsync(client, cancellationToken);
        await Quiet.WaitAsync(server.Id, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: ready, with bindings compiled in the background, after {System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        var search = new List<double>();
        var slowest = 0.0;
        var compile = new List<double>();
        for (var i = -WarmUps; i < Repeats; i++)
        {
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            await client.CallToolAsync("search_tools", new Dictionary<string, object?> { ["query"] = Queries[(i + WarmUps) % Queries.Length] }, cancellationToken: cancellationToken);
            var took = System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            slowest = Math.Max(slowest, took);
            if (i >= 0)
            {
                search.Add(took);
            }
        }

        for (var i = 0; i < Repeats; i++)
        {
            // Each a little different, so that nobody has seen it before.
            var answer = await client.CallToolAsync("execute_code", new Dictionary<string, object?> { ["code"] = $"{Script} // {i}" }, cancellationToken: cancellationToken);
            compile.Add(answer.Meta!["codemode/report"]!["usage"]!["compileMilliseconds"]!.GetValue<double>());
        }

        var workers = ProcessTable.ChildrenOf(server.Id).Where(child => child.Command.Contains("Worker", StringComparison.Ordinal)).ToList();
        var memory = workers.Max(worker => ProcessTable.ResidentBytes(worker.Id));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {tools:N0} tools; search {Median(search):0.0} ms (the slowest, which rendered its declarations, {slowest:0.0}), compile {Median(compile):0.0} ms, worker {memory >> 20} MB, server {ProcessTable.ResidentBytes(server.Id) >> 20} MB"));
        return new Measured(tools, Median(search), Median(compile), memory);
    }

    private static async Task<int> WaitForAsync(McpClient client, CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await client.CallToolAsync("list_servers", cancellationToken: cancellationToken);
            var lines = ((TextContentBlock)answer.Content[0]).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (!lines.Any(line => line.Contains("connecting", StringComparison.Ordinal)))
            {
                return lines.Sum(line => int.TryParse(line.Split(": ")[^1].Split(' ')[0], out var count) ? count : 0);
            }

            await Task.Delay(200, cancellationToken);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static bool Say(string what, double measured, double most, string unit)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(measured <= most ? "holds" : "TOO MUCH")}: {what}: {measured:0.##} {unit}, at most {most:0.##}"));
        return measured <= most;
    }

    private sealed record Measured(int Tools, double Search, double Compile, long Worker);
}
