using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Speed.Upstream;

/// <summary>The MCP server whose tools all contenders call.</summary>
internal sealed class ToolsUpstream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process process;

    private ToolsUpstream(Process process, Uri url) => (this.process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<ToolsUpstream> StartAsync(CancellationToken cancellationToken)
    {
        var port = FreePort.Take();
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Speed", "Upstream", "tools-upstream.mjs"), port.ToString(CultureInfo.InvariantCulture)];
        var upstream = new ToolsUpstream(Process.Start("node", arguments), new Uri($"http://127.0.0.1:{port}/mcp"));
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                using var connection = new TcpClient();
                await connection.ConnectAsync(upstream.Url.Host, port, cancellationToken);
                return upstream;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(20, cancellationToken);
            }
            catch
            {
                upstream.Dispose();
                throw;
            }
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
