using CodeModeRoslyn.Tools.Upstreams;
using Polly;
using Polly.Timeout;

namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>
/// What stands between a call and its upstream, in this order: a connection, made anew when the last one is known to be
/// dead; then a timeout, counted from the moment the call is sent.
/// </summary>
/// <remarks>Nothing is sent twice: once it is sent, only the upstream knows what became of it.</remarks>
internal sealed class UpstreamPipeline(UpstreamConfig config, UpstreamSupervisor supervisor, TimeProvider time)
{
    private static readonly TimeSpan LongestWaitForConnection = TimeSpan.FromSeconds(10);
    private static readonly ResiliencePropertyKey<TimeSpan> TimeoutKey = new("timeout");

    private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder { Name = config.Alias, TimeProvider = time }
        .AddTimeout(new TimeoutStrategyOptions
        {
            TimeoutGenerator = static arguments => new(arguments.Context.Properties.GetValue(TimeoutKey, TimeSpan.FromSeconds(30))),
        })
        .Build();

    public UpstreamConfig Config => config;

    /// <summary>Sends one call.</summary>
    /// <exception cref="UpstreamUnavailableException">There is no connection; nothing was sent.</exception>
    /// <exception cref="TimeoutRejectedException">It was sent, and <paramref name="timeout"/> has passed.</exception>
    public async Task<T> SendAsync<T>(
        Func<McpConnection, CancellationToken, Task<T>> send, TimeSpan timeout, CancellationToken cancellationToken)
    {
        // To Polly, no time at all means without end.
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        var patience = timeout < LongestWaitForConnection ? timeout : LongestWaitForConnection;
        var connection = await supervisor.ConnectionAsync(patience, cancellationToken);

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(TimeoutKey, timeout);
            return await pipeline.ExecuteAsync(
                static async (context, state) => await state.send(state.connection, context.CancellationToken),
                context,
                (send, connection));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
