using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Stdio;

/// <summary>Serves the one caller at the other end of two streams, and ends the host when that caller has left.</summary>
internal sealed class StdioServer(
    StandardStreams streams,
    IHostApplicationLifetime lifetime,
    IServiceProvider services,
    ILoggerFactory loggers,
    TimeProvider time) : BackgroundService
{
    // Long enough for the longest run that a caller may ask for by default, and then some.
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(60);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Not before: what it is made of starts upstreams and child processes, and the other services would wait for that.
            var options = services.GetRequiredService<IMcpServerOptionsFactory>().Create(Caller.Local);
            options.ScopeRequests = true;
            await using var transport = new LineTransport(streams.Input, streams.Output, LastAnswers, time);
            await using var server = McpServer.Create(transport, options, loggers, services);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var running = server.RunAsync(end.Token);

            // Whatever is still running once the messages have ended has nobody to answer.
            await Task.WhenAny(running, transport.MessageReader.Completion);
            await end.CancelAsync();
            await running;
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
