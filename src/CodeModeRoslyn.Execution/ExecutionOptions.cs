using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Execution;

/// <summary>What the hosting code decides about runs.</summary>
public sealed record ExecutionOptions
{
    public RunLimits Limits { get; init; } = new();

    public QuestionLimits Questions { get; init; } = new();

    public GrantList Grants { get; init; } = GrantList.Everything;

    /// <summary>What the company changes in the built-in policy. Default: nothing.</summary>
    public CompanyPolicy Policy { get; init; } = CompanyPolicy.None;

    /// <summary>The most workers at a time. Default 2.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Whether a worker serves several runs of one principal, or a single run. Default true.</summary>
    public bool ReuseWorkers { get; init; } = true;

    /// <summary>Whether all runs are one principal's. Default false.</summary>
    public bool IsForOne { get; init; }

    /// <summary>What is got ready before anyone asks for it. Default: all that a server wants.</summary>
    public Readiness Readiness { get; init; } = Readiness.Standing;

    /// <summary>Whether the last runs are kept for people to look at. Default false.</summary>
    public bool KeepsHistory { get; init; }

    /// <summary>Whether to refuse to start children that the system cannot confine. Default true.</summary>
    public bool RequireConfinement { get; init; } = true;
}
