using System.Collections.Frozen;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.OpenApi;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>All upstreams of a configuration: connected side by side in the background, listed, and called.</summary>
public sealed partial class UpstreamSet : IToolCatalog, IToolCaller, IAsyncDisposable
{
    private readonly ToolCatalog catalog;
    private readonly DocumentLibrary? library;
    private readonly StateFolder? state;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly Predicate<string> isNeeded;
    private readonly CancellationTokenSource ending = new();
    private readonly Lock gate = new();
    private volatile FrozenDictionary<string, RunningUpstream> running;
    private List<Task> retiring = [];
    private Task? disposal;

    private UpstreamSet(
        IReadOnlyList<UpstreamConfig> upstreams, DocumentLibrary? library, StateFolder? state, ILoggerFactory loggers, TimeProvider time, Predicate<string> isNeeded)
    {
        this.library = library;
        this.state = state;
        this.time = time;
        this.isNeeded = isNeeded;
        catalog = new ToolCatalog(time);
        logger = loggers.CreateLogger<UpstreamSet>();
        running = upstreams.ToFrozenDictionary(config => config.Alias, Run, StringComparer.Ordinal);
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
        ThrowIfTwice(upstreams);
        return new UpstreamSet(upstreams, library, state, loggers, time, isNeeded ?? (_ => true));
    }

    public Task<CatalogSnapshot> WaitForAsync(
        IReadOnlyCollection<string> aliases, TimeSpan patience, CancellationToken cancellationToken) =>
        catalog.WaitForAsync(aliases, patience, cancellationToken);

    public async Task<ToolCallOutcome> CallAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var outcome = running.TryGetValue(call.Tool.Upstream, out var upstream) ? await upstream.CallAsync(call, cancellationToken) : null;
        return outcome ?? new ToolCallOutcome.Failed(ToolFailureKind.Unavailable, $"There is no upstream '{call.Tool.Upstream}' any more.", Retryable: false);
    }

    /// <summary>
    /// Follows another configuration: upstreams that it does not change go on as they are, new ones begin to connect, and the others end
    /// once their calls under way have, or half a minute later.
    /// </summary>
    /// <param name="upstreams">With aliases that differ.</param>
    /// <param name="between">Called when what ends is out of reach, and what is new is not there yet: the moment for who may call what.</param>
    /// <returns>What is another than before.</returns>
    /// <exception cref="ArgumentException">Two upstreams have the same alias.</exception>
    public UpstreamChanges Replace(IReadOnlyList<UpstreamConfig> upstreams, Action? between = null)
    {
        ArgumentNullException.ThrowIfNull(upstreams);
        ThrowIfTwice(upstreams);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposal is not null, this);
            var before = running;
            var kept = upstreams.Where(config => before.TryGetValue(config.Alias, out var known) && known.IsSameAs(config)).Select(config => config.Alias).ToHashSet(StringComparer.Ordinal);
            var ended = before.Values.Where(upstream => !kept.Contains(upstream.Alias)).ToList();
            retiring = [.. retiring.Where(task => !task.IsCompleted), .. ended.Select(RetireAsync)];
            running = before.Values.Except(ended).ToFrozenDictionary(upstream => upstream.Alias, StringComparer.Ordinal);
            between?.Invoke();
            running = upstreams.ToFrozenDictionary(config => config.Alias, config => kept.Contains(config.Alias) ? before[config.Alias] : Run(config), StringComparer.Ordinal);
            return new UpstreamChanges(
                [.. running.Keys.Except(before.Keys).Order(StringComparer.Ordinal)],
                [.. running.Keys.Intersect(before.Keys).Except(kept).Order(StringComparer.Ordinal)],
                [.. before.Keys.Except(running.Keys).Order(StringComparer.Ordinal)]);
        }
    }

    /// <summary>Ends all connections, and all processes with everything that they started. A container that knows this as several services asks more than once.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        lock (gate)
        {
            disposal ??= Task.WhenAll([.. running.Values.Select(upstream => upstream.EndAsync()), .. retiring]);
        }

        await disposal;
    }

    private static void ThrowIfTwice(IReadOnlyList<UpstreamConfig> upstreams)
    {
        if (upstreams.GroupBy(upstream => upstream.Alias, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"There are two upstreams with the alias '{twice.Key}'.", nameof(upstreams));
        }
    }

    private RunningUpstream Run(UpstreamConfig config)
    {
        var (place, since) = (new CatalogPlace(catalog, config.Alias), catalog.Current.Revision);
        if (!isNeeded(config.Alias))
        {
            place.Publish(UpstreamSupervisor.NotConnected(config));
            return new RunningUpstream(config, place, since, caller: null, time);
        }

        IToolCaller caller = config is UpstreamConfig.OpenApi document
            ? new DocumentUpstream(document, library ?? throw new InvalidOperationException("Nothing reads OpenAPI documents here."), place, logger, time)
            : new ToolCaller(config, new UpstreamSupervisor(config, state, place, logger, time), new UpstreamPipeline(config.Alias, config.Resilience, logger, time));
        return new RunningUpstream(config, place, since, caller, time);
    }

    // Nobody waits for it but the end of the set, so that a fault has to be said here.
    private async Task RetireAsync(RunningUpstream upstream)
    {
        try
        {
            await upstream.RetireAsync(ending.Token);
        }
        catch (Exception fault)
        {
            LogNotEnded(fault, upstream.Alias);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The upstream {Alias} is not configured any more, and did not end in order")]
    private partial void LogNotEnded(Exception fault, string alias);
}
