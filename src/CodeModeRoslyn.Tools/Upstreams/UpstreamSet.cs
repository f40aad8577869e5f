using System.Collections.Frozen;
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
    private readonly FrozenDictionary<string, IToolCaller> callers;
    private readonly FrozenDictionary<string, SecretRedactor> redactors;
    private Task? disposal;

    private UpstreamSet(
        IReadOnlyList<UpstreamConfig> upstreams, DocumentLibrary? library, StateFolder? state, ILoggerFactory loggers, TimeProvider time, Predicate<string> isNeeded)
    {
        catalog = new ToolCatalog(time);
        var logger = loggers.CreateLogger<UpstreamSet>();
        redactors = upstreams.ToFrozenDictionary(config => config.Alias, SecretRedactor.Of, StringComparer.Ordinal);
        var needed = upstreams.Where(config => isNeeded(config.Alias)).ToList();
        foreach (var config in upstreams.Except(needed))
        {
            catalog.Publish(UpstreamSupervisor.NotConnected(config));
        }

        callers = needed.ToFrozenDictionary(config => config.Alias, Caller, StringComparer.Ordinal);

        IToolCaller Caller(UpstreamConfig config) => config is UpstreamConfig.OpenApi document
            ? new DocumentUpstream(document, library ?? throw new ArgumentNullException(nameof(library)), catalog, logger, time)
            : new ToolCaller(config, new UpstreamSupervisor(config, state, catalog, logger, time), new UpstreamPipeline(config.Alias, config.Resilience, logger, time));
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

    public async Task<ToolCallOutcome> CallAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!callers.TryGetValue(call.Tool.Upstream, out var caller))
        {
            return new ToolCallOutcome.Failed(ToolFailureKind.Unavailable, $"There is no upstream '{call.Tool.Upstream}' any more.", Retryable: false);
        }

        var outcome = await caller.CallAsync(call, cancellationToken);
        return redactors.TryGetValue(call.Tool.Upstream, out var redactor) ? CleanOutcome.Of(outcome, redactor) : outcome;
    }

    /// <summary>Ends all connections, and all processes with everything that they started. A container that knows this as several services asks more than once.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (callers)
        {
            disposal ??= Task.WhenAll(callers.Values.OfType<IAsyncDisposable>().Select(caller => caller.DisposeAsync().AsTask()));
        }

        await disposal;
    }
}
