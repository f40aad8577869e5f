using System.Collections.Immutable;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>What stands between calls and one upstream.</summary>
public sealed record ResilienceOptions
{
    /// <summary>The longest wait for one attempt, counted from the moment it is sent. Default: what the run's limits say.</summary>
    public TimeSpan? Call { get; init; }

    /// <summary>How often a call that may be repeated is sent again after a fault that passes. Default 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>
    /// Whether the upstream's word (or, of an HTTP operation, its method) that a tool only reads, or may be repeated, is enough to
    /// send it again. Default true: an upstream that lies about that could do the same by itself.
    /// </summary>
    public bool TrustAnnotations { get; init; } = true;

    /// <summary>Tools of this upstream, by their own names, that may be repeated whatever it says.</summary>
    public ImmutableArray<ToolPattern> Repeatable { get; init; } = [];

    /// <summary>Calls of all runs together that are under way at the same time. Default 64.</summary>
    public int ParallelCalls { get; init; } = 64;

    /// <summary>Calls of one caller that wait for one of these; one more is refused. Default 1,000.</summary>
    public int QueuedCalls { get; init; } = 1_000;

    /// <summary>The most calls that are sent in a second, at once or spread; null for as many as come.</summary>
    public int? CallsPerSecond { get; init; }

    /// <summary>The share of failures, of 1, at which the upstream is left alone for a while. Default 0.5.</summary>
    public double FailureRatio { get; init; } = 0.5;

    /// <summary>How many calls within <see cref="Window"/> that takes. Default 10; 2 is the least.</summary>
    public int LeastCalls { get; init; } = 10;

    /// <summary>The time over which failures are counted. Default 30 s.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it is left alone. Default 10 s.</summary>
    public TimeSpan Break { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether sending a call of this tool twice does no more than sending it once.</summary>
    public bool MayRepeat(ToolDescriptor tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return (TrustAnnotations && tool.Hints is { ReadOnly: true } or { Idempotent: true }) || Repeatable.Any(pattern => pattern.Matches(tool.Name));
    }
}
