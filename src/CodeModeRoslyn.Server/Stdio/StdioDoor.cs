using CodeModeRoslyn.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CodeModeRoslyn.Server.Stdio;

/// <summary>The door at standard input and output, for <see cref="Caller.Local"/>.</summary>
public static class StdioDoor
{
    /// <summary>
    /// Serves until standard input ends and what was asked is answered, until the process is told to end (SIGTERM,
    /// Ctrl+C), or until the token is cancelled; the last two cancel what is running.
    /// </summary>
    /// <param name="addServices">Adds an <see cref="IMcpServerOptionsFactory"/> and what it needs.</param>
    /// <param name="cancellationToken">Closes the door.</param>
    public static Task RunAsync(Action<IServiceCollection> addServices, CancellationToken cancellationToken = default) =>
        RunAsync(StandardStreams.Take(), addServices, cancellationToken);

    internal static async Task RunAsync(
        StandardStreams streams, Action<IServiceCollection> addServices, CancellationToken cancellationToken)
    {
        // The empty builder reads no settings from files and variables around us.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddStandardError();
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(streams);
        addServices(builder.Services);

        // Last, so that it starts when everything that it serves from has started, and stops first.
        builder.Services.AddHostedService<StdioServer>();
        using var host = builder.Build();
        await host.RunAsync(cancellationToken);
    }
}
