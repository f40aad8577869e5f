using CodeModeRoslyn.Tools.Calls;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>
/// What stands between a call and its upstream, in this order: another try, for what may be repeated; a circuit that is broken while
/// the upstream fails; a slot, and a turn among those who wait for one; and the time-out, which counts from the moment the call is sent.
/// </summary>
/// <remarks>The circuit and the slots are the upstream's. A call that may not be repeated is sent once, whatever happens.</remarks>
internal sealed class UpstreamPipeline : IDisposable
{
    /// <summary>Whoever asks for a longer pause gets its answer handed on: the script decides whether to wait.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    private readonly string alias;
    private readonly ResilienceOptions options;
    private readonly CallSlots slots;
    private readonly ResiliencePipeline<CallAttempt> once;
    private readonly ResiliencePipeline<CallAttempt> repeated;
    private readonly ResiliencePipeline timeout;
    private readonly TimeProvider time;
    private volatile string lastFault = ""; // A kind and no words: those were another caller's.

    /// <param name="alias">The upstream.</param>
    /// <param name="options">Its configuration.</param>
    /// <param name="logger">Told of retries, time-outs and broken circuits.</param>
    /// <param name="time">For pauses and time-outs.</param>
    public UpstreamPipeline(string alias, ResilienceOptions options, ILogger logger, TimeProvider time)
    {
        this.alias = alias;
        this.options = options;
        this.time = time;
        slots = new CallSlots(options);
        var log = new ResilienceLog(logger);
        once = Builder<CallAttempt>(log, time).AddCircuitBreaker(Circuit(out var circuit)).AddStrategy(context => new SlotStrategy(slots, circuit, context.Telemetry)).Build();
        repeated = options.Retries == 0 ? once : Builder<CallAttempt>(log, time).AddRetry(Retry()).AddPipeline(once).Build();
        timeout = new ResiliencePipelineBuilder { Name = alias, TimeProvider = time, TelemetryListener = log }
            .AddStrategy(context => new PausableTimeoutStrategy(context.Telemetry))
            .Build();
    }

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="attempt">Sends it once, through <see cref="SendAsync"/>, and says what became of it. Called again for a call that may be repeated.</param>
    /// <param name="cancellationToken">The end of the run.</param>
    public async Task<ToolCallOutcome> ExecuteAsync(OutgoingCall call, Func<CancellationToken, Task<CallAttempt>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(call.Tool.Id, cancellationToken);
        try
        {
            context.Properties.Set(CallProperties.Principal, call.Principal);
            var made = await (options.MayRepeat(call.Tool) ? repeated : once).ExecuteAsync(
                static async (context, attempt) => await attempt(context.CancellationToken), context, attempt);
            return made.Outcome;
        }
        catch (BrokenCircuitException broken)
        {
            return Broken(broken);
        }
        catch (QueueFullException)
        {
            return new ToolCallOutcome.Failed(
                ToolFailureKind.RateLimited,
                $"{options.QueuedCalls:N0} calls to '{alias}' wait already, which is the most that may. Nothing was sent: make fewer calls at a time.",
                Retryable: true);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Sends one attempt and waits for its answer, not longer than the call may take. The time that a person is asked does not count.</summary>
    /// <exception cref="TimeoutRejectedException">It was sent, and the time has passed.</exception>
    public async Task<T> SendAsync<T>(OutgoingCall call, Func<ICallRelay?, CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        using var clock = new PausableClock(TimeoutOf(call), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.End);
        var context = ResilienceContextPool.Shared.Get(call.Tool.Id, either.Token);
        try
        {
            context.Properties.Set(CallProperties.Clock, clock);
            clock.Start();
            call.Sent?.Invoke();
            Repetition.Forbid(!options.MayRepeat(call.Tool));
            var relay = call.Relay is { } caller ? new PausingRelay(caller, clock) : null;
            return await timeout.ExecuteAsync(static async (context, one) => await one.send(one.relay, context.CancellationToken), context, (send, relay));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The longest wait for one attempt.</summary>
    public TimeSpan TimeoutOf(OutgoingCall call) => options.Call ?? call.Timeout;

    public void Dispose() => slots.Dispose();

    private ResiliencePipelineBuilder<T> Builder<T>(ResilienceLog log, TimeProvider time) => new() { Name = alias, TimeProvider = time, TelemetryListener = log };

    private RetryStrategyOptions<CallAttempt> Retry() => new()
    {
        MaxRetryAttempts = options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = FirstPause,
        MaxDelay = LongestPause,
        ShouldHandle = static arguments => new(arguments.Outcome is { Exception: null, Result: { MayPass: true } made } && !(made.RetryAfter > LongestPause)),
        DelayGenerator = static arguments => new(arguments.Outcome.Result.RetryAfter),
    };

    private CircuitBreakerStrategyOptions<CallAttempt> Circuit(out CircuitBreakerStateProvider state) => new()
    {
        FailureRatio = options.FailureRatio,
        MinimumThroughput = options.LeastCalls,
        SamplingDuration = options.Window,
        BreakDuration = options.Break,
        StateProvider = state = new CircuitBreakerStateProvider(),
        ShouldHandle = static arguments => new(arguments.Outcome is { Exception: null, Result.IsUpstreamFault: true }),
        OnOpened = arguments =>
        {
            lastFault = (arguments.Outcome.Result.Outcome as ToolCallOutcome.Failed)?.Kind.ToString() ?? "";
            return default;
        },
    };

    private ToolCallOutcome.Failed Broken(BrokenCircuitException broken)
    {
        var pause = broken.RetryAfter ?? options.Break;
        return new ToolCallOutcome.Failed(
            ToolFailureKind.Unavailable,
            $"'{alias}' has failed too often lately and is left alone for {Math.Ceiling(pause.TotalSeconds):0} s. Nothing was sent. The last failure: {lastFault}.",
            Retryable: true,
            RetryAfter: pause);
    }
}
