using System.Collections.Immutable;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>The whole configuration, read and found to be in order.</summary>
public sealed record CodeModeConfig
{
    /// <summary>What holds without a file: the demo, and nothing else.</summary>
    public static CodeModeConfig BuiltIn { get; } = new() { Demo = true };

    /// <summary>The upstreams that are configured and not disabled, without the demo's.</summary>
    public ImmutableArray<UpstreamConfig> Upstreams { get; init; } = [];

    public LimitsConfig Limits { get; init; } = new();

    /// <summary>In the order of the file; empty when there are none, which allows every tool.</summary>
    public ImmutableArray<Grant>? Grants { get; init; }

    /// <summary>Empty when anyone on this machine may call.</summary>
    public ImmutableArray<CallerConfig> Callers { get; init; } = [];

    public WorkersConfig Workers { get; init; } = new();

    /// <summary>Whether scripts may run on a machine that cannot confine them. Default: not on Linux on x86-64, where it can.</summary>
    public ConfinementDemand Confinement { get; init; } = ConfinementDefault.ForThisMachine;

    /// <summary>Where a person is asked whose client cannot ask.</summary>
    public ApprovalPlace Approvals { get; init; }

    /// <summary>For whom the types of undeclared results are learned, and how long they are remembered.</summary>
    public LearningOptions LearnedTypes { get; init; } = new();

    /// <summary>The company's own policy; null when there is none.</summary>
    public PolicyConfig? Policy { get; init; }

    /// <summary>What is recorded of runs and calls; null for nothing. Default: hashes, in the home of codemode, as far as it can be written.</summary>
    public AuditConfig? Audit { get; init; } = new();

    /// <summary>The SHA-256 of the configuration's text; null for what holds without one.</summary>
    public string? Hash { get; init; }

    /// <summary>Whether the built-in demo upstreams are there as well.</summary>
    public bool Demo { get; init; }
}
