namespace CodeModeRoslyn.Execution;

/// <summary>What is got ready before anyone asks for it.</summary>
public enum Readiness
{
    /// <summary>For a server: children wait warm for runs to come, and bindings are compiled as soon as tools are known.</summary>
    Standing,

    /// <summary>For one run and no other: one compiler and one worker start at once, bindings are compiled as soon as tools are known, and nothing is warmed that is used once.</summary>
    SingleRun,

    /// <summary>Everything starts when it is first asked for.</summary>
    OnDemand,
}
