using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

/// <summary>A node program that serves HTTP on a port of ours.</summary>
internal sealed class HttpServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private HttpServerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<HttpServerProcess> StartAsync(string script, IReadOnlyList<string> arguments, int? port = null)
    {
        var chosen = port ?? FreePort();
        var start = new ProcessStartInfo("node", [script, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PORT"] = chosen.ToString();
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var server = new HttpServerProcess(process, chosen);
        await server.UntilItListensAsync();
        return server;
    }

    public Uri Url(string path) => new($"http://127.0.0.1:{Port}{path}");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task UntilItListensAsync()
    {
        // A foreign program gives no other sign that it listens than that it does.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }
}
