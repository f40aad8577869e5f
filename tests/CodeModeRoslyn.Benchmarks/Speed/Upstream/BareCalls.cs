using System.Diagnostics;
using System.Text.Json;
using CodeModeRoslyn.Benchmarks.Speed.Measuring;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.Speed.Upstream;

/// <summary>The calls of the scripts, without scripts: one client straight to the upstream. What a contender takes beyond that is its own.</summary>
internal sealed class BareCalls(Uri url) : IAsyncDisposable
{
    private McpClient? client;

    /// <summary>Whether there is anything of it without a script.</summary>
    public static bool Has(Work work) => work != Work.Processor;

    /// <returns>Its time in milliseconds.</returns>
    public async Task<double> RunAsync(Work work, int number, CancellationToken cancellationToken)
    {
        client ??= await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = url, TransportMode = HttpTransportMode.StreamableHttp }),
            cancellationToken: cancellationToken);
        var began = Stopwatch.GetTimestamp();
        if (work == Work.ThreeCalls)
        {
            await ItemAsync(number);
            await Task.WhenAll(ItemAsync(number + 1), ItemAsync(number + 2));
        }
        else if (work == Work.InARow)
        {
            for (var id = number; id < number + 100; id++)
            {
                await ItemAsync(id);
            }
        }
        else if (work == Work.AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => CallAsync("wait", "milliseconds", 10)));
        }
        else
        {
            var rows = await CallAsync("list_rows", "count", 10_000);
            _ = rows.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("active").GetBoolean()).Sum(row => row.GetProperty("amount").GetInt32());
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;

        Task<JsonElement> ItemAsync(int id) => CallAsync("get_item", "id", id);

        async Task<JsonElement> CallAsync(string tool, string argument, int value) =>
            (await client.CallToolAsync(tool, new Dictionary<string, object?> { [argument] = value }, cancellationToken: cancellationToken)).StructuredContent!.Value;
    }

    public ValueTask DisposeAsync() => client?.DisposeAsync() ?? ValueTask.CompletedTask;
}
