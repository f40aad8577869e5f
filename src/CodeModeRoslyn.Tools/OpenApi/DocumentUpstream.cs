using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Upstreams;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>An upstream that an OpenAPI document describes: read in the background, then called.</summary>
internal sealed partial class DocumentUpstream : IToolCaller, IAsyncDisposable
{
    private readonly UpstreamConfig.OpenApi config;
    private readonly CatalogPlace place;
    private readonly DocumentLibrary library;
    private readonly ILogger logger;
    private readonly CancellationTokenSource ending = new();
    private readonly OperationCaller caller;
    private readonly Task reading;
    private volatile UpstreamSnapshot snapshot;

    public DocumentUpstream(UpstreamConfig.OpenApi config, DocumentLibrary library, CatalogPlace place, ILogger logger, TimeProvider time)
    {
        this.config = config;
        this.library = library;
        this.place = place;
        this.logger = logger;
        snapshot = UpstreamSupervisor.NotConnected(config);
        caller = new OperationCaller(config, () => snapshot.Units, logger, time);
        place.Publish(snapshot);
        reading = Task.Run(ReadAsync);
    }

    public Task<ToolCallOutcome> CallAsync(OutgoingCall call, CancellationToken cancellationToken) => caller.CallAsync(call, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await reading;
        ending.Dispose();
        await caller.DisposeAsync();
    }

    private async Task ReadAsync()
    {
        try
        {
            var document = await library.ReadAsync(config.Document, ending.Token);
            foreach (var (operation, reason) in document.Skipped)
            {
                LogSkipped(operation, config.Alias, reason);
            }

            Publish(document.Snapshot(config.Alias, new UpstreamStatus(UpstreamState.Ready, null, "openapi", null), SuppliedArguments.Of(config)) with { Exposure = config.Exposure });
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The server is going down.
        }
        catch (Exception unreadable)
        {
            // Whatever it was, whoever waits for this upstream is told.
            LogUnreadable(config.Alias, unreadable.Message);
            Publish(snapshot with { Status = new UpstreamStatus(UpstreamState.Unavailable, $"its document cannot be read: {unreadable.Message}", "openapi", null) });
        }
    }

    private void Publish(UpstreamSnapshot next)
    {
        snapshot = next;
        place.Publish(next);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The operation {Operation} of {Upstream} is left out: {Reason}")]
    private partial void LogSkipped(string operation, string upstream, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The document of {Upstream} cannot be read: {Reason}")]
    private partial void LogUnreadable(string upstream, string reason);
}
