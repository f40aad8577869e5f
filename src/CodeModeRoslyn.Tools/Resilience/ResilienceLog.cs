using System.Diagnostics.Metrics;
using CodeModeRoslyn.Tools.Calls;
using Microsoft.Extensions.Logging;
using Polly.Telemetry;

namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>
/// Tells of what the pipelines do: a line in the log, and a count in the meter <c>CodeModeRoslyn.Upstreams</c>, by upstream and event
/// (<c>OnRetry</c>, <c>OnTimeout</c>, <c>OnCircuitOpened</c>, <c>OnQueueFull</c> …).
/// </summary>
internal sealed partial class ResilienceLog(ILogger logger) : TelemetryListener
{
    private static readonly Meter Meter = new("CodeModeRoslyn.Upstreams");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("codemode.upstream.events", description: "What the resilience pipelines of upstreams did.");

    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
    {
        // Polly tells of every attempt as well, most of which went well.
        if (args.Event.Severity < ResilienceEventSeverity.Warning)
        {
            return;
        }

        var (upstream, name) = (args.Source.PipelineName ?? "", args.Event.EventName);
        Events.Add(1, new("upstream", upstream), new("event", name));
        var why = args.Outcome switch
        {
            { Exception: { } thrown } => thrown.GetType().Name,
            { Result: CallAttempt { Outcome: ToolCallOutcome.Failed failed } } => failed.Kind.ToString(),
            _ => "",
        };
        LogEvent(upstream, name, args.Context.OperationKey, why);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Upstream {Upstream}: {Event} at {Tool} {Why}")]
    private partial void LogEvent(string upstream, string @event, string? tool, string why);
}
