using Polly;
using Polly.Telemetry;
using Polly.Timeout;

namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>Polly's time-out, but for a clock that stands still at times; its end is part of the token that the call was given.</summary>
internal sealed class PausableTimeoutStrategy(ResilienceStrategyTelemetry telemetry) : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        var outcome = await callback(context, state);
        if (outcome.Exception is not OperationCanceledException cancelled || !context.Properties.TryGetValue(CallProperties.Clock, out var clock) || !clock.End.IsCancellationRequested)
        {
            return outcome;
        }

        var late = new TimeoutRejectedException("The call took too long.", clock.Limit, cancelled);
        telemetry.Report(new ResilienceEvent(ResilienceEventSeverity.Error, "OnTimeout"), context, Outcome.FromException<TResult>(late), clock.Limit);
        return Outcome.FromException<TResult>(late);
    }
}
