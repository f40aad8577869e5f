using System.Collections.Immutable;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Upstreams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>Everything behind the doors, in this process, with real children and real upstreams.</summary>
public sealed class Engine : IAsyncDisposable
{
    private readonly IHost host;

    private Engine(IHost host) => this.host = host;

    public ScriptRunner Runner => host.Services.GetRequiredService<ScriptRunner>();

    public IToolCatalog Catalog => host.Services.GetRequiredService<IToolCatalog>();

    /// <summary>Starts an engine.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="demo">The demo's upstreams; used where the configuration asks for them.</param>
    /// <param name="limits">Changes limits that no configuration can set.</param>
    /// <param name="logging">Where logs go; null for nowhere.</param>
    public static async Task<Engine> StartAsync(CodeModeConfig config, ImmutableArray<UpstreamConfig> demo, Func<RunLimits, RunLimits>? limits = null, Action<ILoggingBuilder>? logging = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging(logging ?? (_ => { }));
        builder.Services.AddCodeMode(config, demo);
        if (limits is not null)
        {
            var options = builder.Services.Select(service => service.ImplementationInstance).OfType<ExecutionOptions>().Single();
            builder.Services.AddSingleton(options with { Limits = limits(options.Limits) });
        }

        var host = builder.Build();
        await host.StartAsync();
        return new Engine(host);
    }

    public Task<RunReport> RunAsync(string script, TimeSpan? timeout = null, string principal = RunRequest.Local) =>
        Runner.RunAsync(new RunRequest(script, principal, timeout), TestContext.Current.CancellationToken);

    public Task<CheckReport> CheckAsync(string script) =>
        Runner.CheckAsync(new RunRequest(script, RunRequest.Local), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
