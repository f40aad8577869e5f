using System.Collections.Immutable;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Approvals;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.DirectTools;
using CodeModeRoslyn.Server.EntryTools;
using CodeModeRoslyn.Server.Reloading;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.OpenApi;
using CodeModeRoslyn.Tools.Search;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Server.Hosting;

/// <summary>Puts the whole program together, except for its doors.</summary>
public static class CodeModeServices
{
    /// <summary>Adds everything from the upstreams to the entry tools. Upstreams connect when the first service that needs them is made.</summary>
    /// <param name="services">The services of a door, or of a command.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="demo">The demo's upstreams; used where the configuration asks for them.</param>
    /// <param name="readiness">What is got ready before anyone asks for it.</param>
    /// <param name="isNeeded">Which upstreams, by alias, are connected; the others are known by name alone. Null for all.</param>
    /// <param name="hasPage">Whether people can look at runs, and answer for them.</param>
    /// <exception cref="DoorRefusedException">Scripts are to be run, and the confinement that is required for them is missing here.</exception>
    public static IServiceCollection AddCodeMode(
        this IServiceCollection services,
        CodeModeConfig config,
        ImmutableArray<UpstreamConfig> demo,
        Readiness readiness = Readiness.Standing,
        Predicate<string>? isNeeded = null,
        bool hasPage = false)
    {
        if (readiness != Readiness.OnDemand)
        {
            WallAtStart.Check(config);
        }

        if (hasPage && config.Approvals == ApprovalPlace.Page)
        {
            services.AddSingleton<PageApprovals>();
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(config).AddHostedService<WallAtStart>();
        return services
            .AddTools(UpstreamsOf(config, demo), isNeeded)
            .AddAudit(config, readiness)
            .AddExecution(OptionsOf(config) with { Readiness = readiness, KeepsHistory = hasPage })
            .AddEntryTools();
    }

    /// <summary>Has what was added follow its configuration: upstreams, grants and callers change while the program runs.</summary>
    /// <param name="services">The services of a door.</param>
    /// <param name="source">Where the configuration comes from.</param>
    /// <param name="demo">The demo's upstreams.</param>
    public static IServiceCollection AddReload(this IServiceCollection services, ConfigSource source, ImmutableArray<UpstreamConfig> demo) =>
        services
            .AddSingleton(source)
            .AddSingleton(provider => new LiveConfig(
                provider.GetRequiredService<CodeModeConfig>(),
                provider.GetRequiredService<UpstreamSet>(),
                provider.GetRequiredService<GrantList>(),
                provider.GetRequiredService<AuditTrail>(),
                demo,
                provider.GetService<ICallerRegister>()))
            .AddHostedService(provider => new ConfigReload(
                source, provider.GetRequiredService<LiveConfig>, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ConfigReload>>()));

    internal static ImmutableArray<UpstreamConfig> UpstreamsOf(CodeModeConfig config, ImmutableArray<UpstreamConfig> demo) =>
        config.Demo ? [.. config.Upstreams, .. demo] : config.Upstreams;

    internal static GrantList GrantsOf(CodeModeConfig config)
    {
        var optIn = config.Upstreams.Where(upstream => upstream.IsOptIn).Select(upstream => upstream.Alias);
        return config.Grants is { } grants ? new GrantList(grants, optIn) : GrantList.OfEverything(optIn);
    }

    private static IServiceCollection AddTools(
        this IServiceCollection services, ImmutableArray<UpstreamConfig> upstreams, Predicate<string>? isNeeded) =>
        services
            .AddSingleton(provider => UpstreamSet.Start(
                upstreams, provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<TimeProvider>(), isNeeded, provider.GetRequiredService<DocumentLibrary>(), provider.GetService<StateFolder>()))
            .AddSingleton(provider => new DocumentLibrary(
                provider.GetRequiredService<IDocumentImporter>(), provider.GetService<StateFolder>(), provider.GetRequiredService<ILogger<DocumentLibrary>>()))
            .AddSingleton(provider => StateHome.Open(provider.GetRequiredService<ILoggerFactory>())!)
            .AddSingleton<IToolCatalog>(provider => provider.GetRequiredService<UpstreamSet>())
            .AddSingleton<IToolCaller>(provider => provider.GetRequiredService<UpstreamSet>())
            .AddSingleton(provider => new LearnedTypes(
                provider.GetRequiredService<CodeModeConfig>().LearnedTypes,
                provider.GetService<StateFolder>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<LearnedTypes>>()))
            .AddSingleton<ToolSearch>();

    private static IServiceCollection AddEntryTools(this IServiceCollection services) =>
        services
            .AddSingleton(provider => provider.GetRequiredService<ExecutionOptions>().Grants)
            .AddSingleton(provider => new ResumableRuns(provider.GetRequiredService<ExecutionOptions>().Questions, provider.GetRequiredService<TimeProvider>(), provider.GetService<PageApprovals>()))
            .AddSingleton<DirectToolSet>()
            .AddSingleton<CodeModePrompt>()
            .AddSingleton<IMcpServerOptionsFactory, EntryToolsFactory>();

    private static ExecutionOptions OptionsOf(CodeModeConfig config) => new()
    {
        Limits = new RunLimits
        {
            WallClock = TimeSpan.FromSeconds(config.Limits.WallClockSeconds),
            ProcessorTime = TimeSpan.FromSeconds(config.Limits.CpuSeconds),
            MemoryMegabytes = config.Limits.MemoryMegabytes,
            Fuel = config.Limits.FuelMillions * 1_000_000L,
            Calls = config.Limits.Calls,
            ParallelCalls = config.Limits.ParallelCalls,
            Call = TimeSpan.FromSeconds(config.Limits.CallSeconds),
            SourceCharacters = config.Limits.SourceCharacters,
            OutputCharacters = config.Limits.OutputCharacters,
            ResultCharacters = config.Limits.ResultCharacters,
            ContentBlocks = config.Limits.ContentBlocks,
            ContentBytes = (long)config.Limits.ContentMegabytes << 20,
        },
        Grants = GrantsOf(config),
        Questions = new QuestionLimits
        {
            RunsPerPrincipal = config.Limits.WaitingRuns,
            Patience = TimeSpan.FromSeconds(config.Limits.ApprovalSeconds),
        },
        Policy = config.Policy?.Rules ?? CompanyPolicy.None,
        IsForOne = config.Callers.IsEmpty,
        Workers = config.Workers.Count,
        ReuseWorkers = config.Workers.Reuse == WorkerReuse.Principal,
        RequireConfinement = config.Confinement == ConfinementDemand.Required,
    };
}
