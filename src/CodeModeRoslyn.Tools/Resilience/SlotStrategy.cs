using Polly;
using Polly.CircuitBreaker;
using Polly.Telemetry;

namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>Puts a call through one of its upstream's slots.</summary>
/// <param name="slots">The upstream's.</param>
/// <param name="circuit">The upstream's, too: it may have been broken while the call waited.</param>
/// <param name="telemetry">Told of calls that had to wait or were turned away.</param>
internal sealed class SlotStrategy(CallSlots slots, CircuitBreakerStateProvider circuit, ResilienceStrategyTelemetry telemetry) : ResilienceStrategy<CallAttempt>
{
    protected override async ValueTask<Outcome<CallAttempt>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<CallAttempt>>> callback, ResilienceContext context, TState state)
    {
        var caller = context.Properties.GetValue(CallProperties.Principal, "");
        try
        {
            if (!await slots.TryTakeAsync(caller, context.CancellationToken))
            {
                telemetry.Report(new ResilienceEvent(ResilienceEventSeverity.Warning, "OnQueueFull"), context, caller);
                return Outcome.FromException<CallAttempt>(new QueueFullException());
            }
        }
        catch (OperationCanceledException left)
        {
            return Outcome.FromException<CallAttempt>(left);
        }

        try
        {
            return circuit.CircuitState == CircuitState.Open
                ? Outcome.FromException<CallAttempt>(new BrokenCircuitException())
                : await callback(context, state);
        }
        finally
        {
            slots.Release();
        }
    }
}
