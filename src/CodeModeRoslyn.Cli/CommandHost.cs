using CodeModeRoslyn.Cli.Demo;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Tools.Catalog;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Cli;

/// <summary>The whole program without a door, for commands that do one thing and end.</summary>
internal sealed class CommandHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IHost host;

    private CommandHost(IHost host) => this.host = host;

    /// <param name="config">The configuration.</param>
    /// <param name="readiness">What the command is sure to need.</param>
    /// <param name="isNeeded">The upstreams, by alias, that the command uses; null for all.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<CommandHost> StartAsync(
        CodeModeConfig config, Readiness readiness, Predicate<string>? isNeeded, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());

        // Who reads a command's answer learns from it what an upstream did; only our own faults are news,
        // a wall that is missing, and runs that are not recorded.
        builder.Logging.AddStandardError().SetMinimumLevel(LogLevel.Error).AddFilter("CodeModeRoslyn", LogLevel.Error)
            .AddFilter(typeof(WallAtStart).FullName, LogLevel.Warning)
            .AddFilter(typeof(AuditTrail).FullName, LogLevel.Warning);
        builder.Services.AddCodeMode(config, DemoUpstreams.Configs(), readiness, isNeeded);

        // Ctrl+C and SIGTERM reach a command as its cancellation token; a second handler would race with it.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new CommandHost(host);
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Waits until every upstream has connected or failed, at most ten seconds.</summary>
    public Task<CatalogSnapshot> WaitForUpstreamsAsync(CancellationToken cancellationToken)
    {
        var catalog = Get<IToolCatalog>();
        return catalog.WaitForAsync(catalog.Current.Upstreams.Select(upstream => upstream.Alias).ToList(), Patience, cancellationToken);
    }

    /// <summary>Waits likewise, and says on standard error which upstreams the answer will lack.</summary>
    public async Task<CatalogSnapshot> WaitForToolsAsync(CancellationToken cancellationToken)
    {
        var snapshot = await WaitForUpstreamsAsync(cancellationToken);
        foreach (var upstream in snapshot.Upstreams.Where(upstream => upstream.Status.State != UpstreamState.Ready))
        {
            await Console.Error.WriteLineAsync($"Without {upstream.Alias}, which is not available: {upstream.Status.Reason}");
        }

        return snapshot;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
