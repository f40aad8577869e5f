namespace CodeModeRoslyn.Tools.Learning;

/// <summary>What a configuration says of learned types.</summary>
public sealed record LearningOptions
{
    /// <summary>Default: for each principal by itself.</summary>
    public LearningScope Scope { get; init; }

    /// <summary>How long it is remembered of a tool that is not called any more, in days. Default: 90.</summary>
    public int KeepDays { get; init; } = 90;

    internal TimeSpan Keep => TimeSpan.FromDays(KeepDays);
}
