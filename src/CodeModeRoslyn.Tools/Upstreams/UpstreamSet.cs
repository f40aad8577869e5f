using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.OpenApi;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>All upstreams of a configuration: connected side by side in the background, listed, and called.</summary>
public sealed class UpstreamSet : IToolCatalog, IToolCaller, IAsyncDisposable
{
    private readonly ToolCatalog catalog;
    private readonly UpstreamSupervisor[] supervisors;
    private readonly ImmutableDictionary<string, DocumentUpstream> documents;
    private readonly ToolCaller caller;
    private readonly ImmutableDictionary<string, SecretRedactor> redactors;
    private Task? disposal;

    private UpstreamSet(
        IReadOnlyList<UpstreamConfig> upstreams, DocumentLibrary? library, StateFolder? state, ILoggerFactory loggers, TimeProvider time, Predicate<string> isNeeded)
    {
        catalog = new ToolCatalog(time);
        var logger = loggers.CreateLogger<UpstreamSet>();
        redactors = upstreams.ToImmutableDictionary(config => config.Alias, SecretRedactor.Of, StringComparer.Ordinal);
        var needed = upstreams.Where(config => isNeeded(config.Alias)).ToList();
        foreach (var config in upstreams.Except(needed))
        {
            catalog.Publish(UpstreamSupervisor.NotConnected(config));
        }

        documents = needed.OfType<UpstreamConfig.OpenApi>().ToImmutableDictionary(
            config => config.Alias,
            config => new DocumentUpstream(config, library ?? throw new ArgumentNullException(nameof(library)), catalog, logger, time),
            StringComparer.Ordinal);
        UpstreamConfig[] connected = [.. needed.Where(config => config is not UpstreamConfig.OpenApi)];

        supervisors = [.. connected.Select(config => new UpstreamSupervisor(config, state, catalog, logger, time))];
        caller = new ToolCaller(connected
            .Zip(supervisors, (config, supervisor) => (config, pipeline: new UpstreamPipeline(config, supervisor, time)))
            .ToImmutableDictionary(one => one.config.Alias, one => one.pipeline, StringComparer.Ordinal));
    }

    public CatalogSnapshot Current => catalog.Current;

    public event Action<CatalogSnapshot>? Changed
    {
        add => catalog.Changed += value;
        remove => catalog.Changed -= value;
    }

    /// <summary>Begins to connect to every upstream, and returns at once.</summary>
    /// <param name="upstreams">With aliases that differ.</param>
    /// <param name="loggers">Told of connections made and lost.</param>
    /// <param name="time">For deadlines and pauses.</param>
    /// <param name="isNeeded">Which of them, by alias, are connected to; the others are listed without tools. Null for all.</param>
    /// <param name="library">Reads OpenAPI documents; null where there are none.</param>
    /// <param name="state">Where the tokens of people who have signed in are kept; null where nothing is.</param>
    /// <exception cref="ArgumentException">Two upstreams have the same alias.</exception>
    public static UpstreamSet Start(
        IReadOnlyList<UpstreamConfig> upstreams, ILoggerFactory loggers, TimeProvider time, Predicate<string>? isNeeded = null, DocumentLibrary? library = null, StateFolder? state = null)
    {
        ArgumentNullException.ThrowIfNull(upstreams);
        if (upstreams.GroupBy(upstream => upstream.Alias, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"There are two upstreams with the alias '{twice.Key}'.", nameof(upstreams));
        }

        return new UpstreamSet(upstreams, library, state, loggers, time, isNeeded ?? (_ => true));
    }

    public Task<CatalogSnapshot> WaitForAsync(
        IReadOnlyCollection<string> aliases, TimeSpan patience, CancellationToken cancellationToken) =>
        catalog.WaitForAsync(aliases, patience, cancellationToken);

    public async Task<ToolCallOutcome> CallAsync(
        ToolDescriptor tool, ReadOnlyMemory<byte> arguments, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var outcome = await (documents.TryGetValue(tool.Upstream, out var document)
            ? document.CallAsync(tool, arguments, timeout, cancellationToken)
            : caller.CallAsync(tool, arguments, timeout, cancellationToken));
        return redactors.TryGetValue(tool.Upstream, out var redactor) ? CleanOutcome.Of(outcome, redactor) : outcome;
    }

    /// <summary>Ends all connections, and all processes with everything that they started. A container that knows this as several services asks more than once.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (supervisors)
        {
            disposal ??= Task.WhenAll([.. supervisors.Select(supervisor => supervisor.DisposeAsync().AsTask()), .. documents.Values.Select(document => document.DisposeAsync().AsTask())]);
        }

        await disposal;
    }
}
