namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>What became of a script that compiles after harmless changes.</summary>
/// <param name="Text">The text that was compiled and judged.</param>
/// <param name="Applied">The changes.</param>
/// <param name="Errors">What was wrong with the submitted text, for whoever does not want it changed.</param>
public sealed record MendedScript(string Text, IReadOnlyList<AppliedFix> Applied, IReadOnlyList<Finding> Errors)
{
    /// <summary>Whether the suggestions of <see cref="Errors"/> name every change, so that whoever makes them has a script that compiles.</summary>
    public bool IsToldInFull { get; init; }
}
