using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Resilience;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>resilience</c> of an upstream.</summary>
internal sealed class ResilienceSection(ConfigFindings findings)
{
    private readonly ConfigValues values = new(findings);

    /// <summary>What is written, and the defaults for what is not.</summary>
    public ResilienceOptions Read(ConfigNode? node)
    {
        var defaults = new ResilienceOptions();
        if (node is null)
        {
            return defaults;
        }

        if (node is not ConfigNode.Section section)
        {
            findings.WrongKind(node, "an object");
            return defaults;
        }

        findings.CheckKeys(section, "callSeconds", "retries", "trustAnnotations", "repeatable", "parallelCalls", "queuedCalls", "callsPerSecond", "circuitBreaker");
        var broken = CircuitBreaker(section.Find("circuitBreaker"), defaults);
        return broken with
        {
            Call = values.WholeNumber(section, "callSeconds", 1, 3600) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Retries = values.WholeNumber(section, "retries", 0, 10, defaults.Retries),
            TrustAnnotations = values.Flag(section, "trustAnnotations", defaults.TrustAnnotations),
            Repeatable = [.. values.Texts(section.Find("repeatable")).Select(pattern => new ToolPattern(pattern))],
            ParallelCalls = values.WholeNumber(section, "parallelCalls", 1, 10_000, defaults.ParallelCalls),
            QueuedCalls = values.WholeNumber(section, "queuedCalls", 0, 100_000, defaults.QueuedCalls),
            CallsPerSecond = values.WholeNumber(section, "callsPerSecond", 1, 100_000),
        };
    }

    private ResilienceOptions CircuitBreaker(ConfigNode? node, ResilienceOptions defaults)
    {
        if (node is null)
        {
            return defaults;
        }

        if (node is not ConfigNode.Section section)
        {
            findings.WrongKind(node, "an object");
            return defaults;
        }

        findings.CheckKeys(section, "failurePercent", "leastCalls", "windowSeconds", "breakSeconds");
        return defaults with
        {
            FailureRatio = values.WholeNumber(section, "failurePercent", 1, 100, (int)(100 * defaults.FailureRatio)) / 100.0,
            LeastCalls = values.WholeNumber(section, "leastCalls", 2, 10_000, defaults.LeastCalls),
            Window = TimeSpan.FromSeconds(values.WholeNumber(section, "windowSeconds", 1, 3600, (int)defaults.Window.TotalSeconds)),
            Break = TimeSpan.FromSeconds(values.WholeNumber(section, "breakSeconds", 1, 3600, (int)defaults.Break.TotalSeconds)),
        };
    }
}
