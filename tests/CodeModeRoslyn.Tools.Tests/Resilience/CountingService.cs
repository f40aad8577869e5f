using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CodeModeRoslyn.Tools.Tests.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Resilience;

/// <summary>
/// A web service that goes wrong as the path says, and counts what arrives. It reads and writes the bytes itself, because a server of the
/// framework's would not close a connection in the middle of things.
/// </summary>
internal sealed class CountingService : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly Task accepting;

    public CountingService()
    {
        listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>Every request, in order: method and path, and the number of its connection.</summary>
    public ConcurrentQueue<(string Request, int Connection)> Arrived { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations);
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var connection = 1; ; connection++)
            {
                conversations.Add(ConverseAsync(await listener.AcceptTcpClientAsync(ending.Token), connection));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ConverseAsync(TcpClient client, int connection)
    {
        using var both = client;
        try
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            while (await ReadAsync(reader) is { } request)
            {
                Arrived.Enqueue((request, connection));
                var fault = request.Split('/')[^1];
                if (fault == "reset")
                {
                    client.LingerState = new LingerOption(enable: true, 0);
                }

                if (fault == "late")
                {
                    await Task.Delay(TestUpstreams.Patience, ending.Token);
                }

                await stream.WriteAsync(Encoding.Latin1.GetBytes(Answer(fault)), ending.Token);
                if (fault is "closed" or "reset" or "cut_status" or "cut_headers" or "cut_body" or "cut_chunk")
                {
                    return;
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException)
        {
            // The client, or the test, has heard enough.
        }
    }

    // The whole of it, so that nobody can say that it had not arrived.
    private async Task<string?> ReadAsync(StreamReader reader)
    {
        if (await reader.ReadLineAsync(ending.Token) is not { } first)
        {
            return null;
        }

        var length = 0;
        while (await reader.ReadLineAsync(ending.Token) is { Length: > 0 } header)
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header.Split(':')[1]);
            }
        }

        if (length > 0)
        {
            await reader.ReadBlockAsync(new char[length], ending.Token);
        }

        return first[..first.LastIndexOf(' ')];
    }

    private static string Answer(string fault) => fault switch
    {
        "closed" or "reset" => "",
        "cut_status" => "HTTP/1.1 2",
        "cut_headers" => "HTTP/1.1 200 OK\r\nContent-Type: appl",
        "cut_body" => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":",
        "cut_chunk" => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n",
        "malformed" => Whole("200 OK", "", "{\"a\":"),
        "no_http" => "SSH-2.0-server\r\n\r\n",
        "busy" => Whole("429 Too Many Requests", "Retry-After: 0\r\n", "{}"),
        "unavailable_later" => Whole("503 Service Unavailable", "Retry-After: 0\r\n", "{}"),
        "301" or "302" or "303" or "307" or "308" => Whole($"{fault} Go", "Location: /moved\r\n", ""),
        "away_302" or "away_307" => Whole($"{fault[5..]} Go", "Location: http://localhost:9/moved\r\n", ""),
        ['4' or '5', _, _] => Whole($"{fault} Trouble", "", "{}"),
        _ => Whole("200 OK", "", "{}"),
    };

    private static string Whole(string status, string headers, string body) =>
        $"HTTP/1.1 {status}\r\n{headers}Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
}
