using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CodeModeRoslyn.Benchmarks.Speed.Measuring;

namespace CodeModeRoslyn.Benchmarks.Speed.Upstream;

/// <summary>The calls of the scripts, without scripts and without an MCP client: the same requests, written once, and their answers parsed.</summary>
internal sealed class BareCalls(Uri url) : IDisposable
{
    private readonly HttpClient client = new();
    private int lastId;

    /// <summary>Whether there is anything of it without a script.</summary>
    public static bool Has(Work work) => work != Work.Processor;

    /// <returns>Its time in milliseconds.</returns>
    public async Task<double> RunAsync(Work work, int number, CancellationToken cancellationToken)
    {
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

        async Task<JsonElement> CallAsync(string tool, string argument, int value)
        {
            var message = new { jsonrpc = "2.0", id = Interlocked.Increment(ref lastId), method = "tools/call", @params = new { name = tool, arguments = new Dictionary<string, int> { [argument] = value } } };
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(message) };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
            using var response = await client.SendAsync(request, cancellationToken);
            return (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("result").GetProperty("structuredContent");
        }
    }

    public void Dispose() => client.Dispose();
}
